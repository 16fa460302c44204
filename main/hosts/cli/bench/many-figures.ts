import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type CircleId, must } from '#contract';
import type { CommandIo } from '../command.ts';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { comeIn } from '../desktop/join-all.ts';
import { figure, type Report } from './figure.ts';
import { measureBareIdle } from './measure-bare-idle.ts';
import { withDesktops } from './with-desktops.ts';

const NAMES = Array.from({ length: 20 }, (_, at) => `Desktop ${at + 1}`);
const LIMIT_MS = 150_000;
const LOOK_EVERY_MS = 200;
/** Links that the ring does not want are parted with after a minute or two, and until everybody has heard what everybody holds two more may pass. */
const SETTLE_MS = 240_000;
const COUNT_EVERY_MS = 10_000;
const COUNTS = 9;

const linksSchema = z.array(z.object({ device: z.string(), transport: z.literal('webrtc'), messagesSent: z.number() }));
/** Messages sent to each neighbour so far. */
type Sent = ReadonlyMap<string, number>;

const sentBy = async ({ host }: DrivenDesktop, circle: CircleId): Promise<Sent> =>
  new Map(linksSchema.parse(await host.inspect({ about: 'links', circle })).map(({ device, messagesSent }) => [device, messagesSent]));

const greetingOf = ({ name }: DrivenDesktop): string => `${name} is here`;

const textsOf = async ({ client }: DrivenDesktop, circle: CircleId): Promise<readonly string[]> =>
  (await client.chat.page({ circle, from: { at: 'end' }, limit: 100 })).messages.map(({ text }) => text);

/** Everybody joins at the same moment and says a word once in; resolves when everybody has everybody's word, each once. */
const joinTogether = async (desktops: readonly DrivenDesktop[]): Promise<{ readonly circle: CircleId; readonly seconds: number }> => {
  const greet = (desktop: DrivenDesktop, circle: CircleId): Promise<unknown> => desktop.client.chat.send({ id: randomUUID(), circle, text: greetingOf(desktop) });
  const { circle, startedAt } = await comeIn(desktops, { limitMs: LIMIT_MS, onReady: greet });
  const all = desktops.map(greetingOf).toSorted();
  const hasAll = async (desktop: DrivenDesktop): Promise<void> => {
    let texts: readonly string[] = [];
    while ((texts = await textsOf(desktop, circle)).length < all.length) {
      must(performance.now() - startedAt < LIMIT_MS, `${desktop.name} has every message in time`);
      await wait(LOOK_EVERY_MS);
    }
    must(texts.toSorted().join('\n') === all.join('\n'), `${desktop.name} has every message once`);
  };
  await Promise.all(desktops.map(hasAll));
  return { circle, seconds: (performance.now() - startedAt) / 1000 };
};

/** Messages on all links of each desktop a minute, as WebRTC counts them. Counted every 10 s, so that a link that ends costs little. */
const sendsPerMinute = async (desktops: readonly DrivenDesktop[], circle: CircleId, signal: AbortSignal): Promise<readonly number[]> => {
  const count = (): Promise<Sent[]> => Promise.all(desktops.map((desktop) => sentBy(desktop, circle)));
  const totals = desktops.map(() => 0);
  const startedAt = performance.now();
  let before = await count();
  for (let nth = 0; nth < COUNTS; nth += 1) {
    await wait(COUNT_EVERY_MS, undefined, { signal });
    const now = await count();
    // A link that was made anew counts from nothing.
    now.forEach((links, at) => links.forEach((sent, device) => {
      const earlier = before[at]?.get(device) ?? 0;
      totals[at] = (totals[at] ?? 0) + (sent >= earlier ? sent - earlier : sent);
    }));
    before = now;
  }
  must(before.every(({ size }) => size > 0), 'every desktop holds a link');
  return totals.map((total) => (total * 60_000) / (performance.now() - startedAt));
};

const withJoined = (io: CommandIo, report: Report, use: (desktops: readonly DrivenDesktop[], circle: CircleId) => Promise<void>): Promise<void> => {
  report.progress('twenty desktops start, and nineteen join the first …');
  return withDesktops(io, NAMES, async (desktops) => {
    const { circle, seconds } = await joinTogether(desktops);
    await report.figure(figure('join.20.s', 's', { runs: [seconds] }));
    await use(desktops, circle);
  });
};

/** `join.20.s`: from the press on *join*, nineteen at once, until twenty desktops hold what each of them said, every message once. */
export const joinFigures = (io: CommandIo, report: Report): Promise<void> => withJoined(io, report, () => Promise.resolve());

/** `join.20.s`; `idle.20.sends_per_min`: what a desktop among them then sends in a minute without a word, median over the twenty; with bare y-webrtc beside it. */
export const manyFigures = (io: CommandIo, report: Report): Promise<void> =>
  withJoined(io, report, async (desktops, circle) => {
    report.progress('the ring settles, then what twenty idle desktops send is counted …');
    await wait(SETTLE_MS, undefined, { signal: io.signal });
    const runs = await sendsPerMinute(desktops, circle, io.signal);
    await Promise.all(desktops.map((desktop) => desktop.stop()));
    report.progress('the same of twenty bare y-webrtc …');
    const peer = { what: 'bare y-webrtc 10.3, twenty processes, data-channel messages', value: await measureBareIdle(NAMES.length) };
    await report.figure(figure('idle.20.sends_per_min', 'messages/min', { runs, peer }));
  });
