import { expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;
const COUNT = 16;

it('among sixteen carol, who is not linked with alice, gets a file that alice alone has; dave gets it from carol when alice is gone; and nobody in between has to keep it', async () => {
  const { alice, all, clock } = await desktops(COUNT);
  // Until those who need no link with each other have parted.
  await clock.advance(2.5 * MINUTE_MS);
  const carol = all.find((one) => one !== alice && !one.isLinkedWith(alice));
  if (!carol) throw new Error('everybody is linked with alice');
  const sender = [alice.circle.self.device];
  const file = alice.files.adds(500_000);
  carol.files.spokenOf.add(file.address);
  carol.files.exchange.want(file, sender);
  await clock.until(() => carol.files.has(file), MINUTE_MS);
  expect(carol.files.exchange.sourcesOf(file.address)).toEqual(sender);
  expect(all.filter((one) => one.files.has(file))).toHaveLength(2);

  await alice.quits();
  const rest = all.filter((one) => one !== alice && one !== carol);
  const dave = rest.find((one) => !one.isLinkedWith(carol)) ?? rest[0];
  if (!dave) throw new Error('nobody is left');
  dave.files.spokenOf.add(file.address);
  dave.files.exchange.want(file, sender);
  await clock.until(() => dave.files.has(file), 6 * MINUTE_MS);
  expect(dave.files.exchange.sourcesOf(file.address)).toEqual([carol.circle.self.device]);
});
