import type { Desktop } from './desktop.ts';
import { desktops } from './desktops.ts';

const MINUTE_MS = 60_000;

type Story = Awaited<ReturnType<typeof desktops>>;

/** Dave came among so many while alice hid bob's words: his desktop has their header and no body. `unhides`: alice takes that back. */
export const withMissingBody = async (count: number): Promise<Story & { readonly dave: Desktop; readonly unhides: () => void }> => {
  const story = await desktops(count);
  const { alice, bob, clock, arrives } = story;
  const note = bob.says('hidden for a while');
  await story.converge(1);
  alice.circle.erase([note], { kind: 'note.mark', body: { note, mark: 'gone', on: true } });
  const dave = await arrives('dave');
  dave.joins(alice.invites());
  await clock.until(() => dave.isIn && dave.circle.entryCount() === 2, MINUTE_MS);
  return { ...story, dave, unhides: () => void alice.circle.undoErase([note], { kind: 'note.mark', body: { note, mark: 'back', on: true } }) };
};
