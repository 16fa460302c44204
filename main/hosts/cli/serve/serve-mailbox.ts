import { AppError } from '#contract';
import { openMailbox } from '#core';
import { LOCAL_ENTRIES } from '#hosts/local';
import { lineLog, nodeChildren, systemClock, systemRandom } from '#platform';
import { errorSentence, terminalLanguage } from '../error-sentence.ts';
import type { Served, ServeOptions } from './served.ts';

type Limits = { readonly maxBytes: number; readonly maxAgeMs: number };

/** Stays on as a mailbox: keeps and passes on what it cannot read. Fails with an `invite-…` code, and as `openMailbox` does. */
export const serveMailbox = async ({ keystore, dataDir, links, loopbackOnly, io }: ServeOptions, limits: Limits): Promise<Served> => {
  const language = terminalLanguage(io.env);
  const log = lineLog(io.stderr, () => systemClock.now());
  const ports = { clock: systemClock, random: systemRandom, log, children: nodeChildren(io.env), rtcEntry: LOCAL_ENTRIES.rtc };
  const mailbox = await openMailbox({ ...ports, keystore, dataDir, loopbackOnly, limits });
  mailbox.on((event) => {
    if (event.type === 'join-failed') io.stderr(`hearth: ${errorSentence(new AppError(event.code), language)}`);
    else log.info(event.type === 'joined' ? 'circle-joined' : 'circle-ended');
  });
  try {
    for (const link of links) mailbox.join(link);
  } catch (error) {
    await mailbox.stop();
    throw error;
  }
  const sum = (of: (circle: ReturnType<typeof mailbox.circles>[number]) => number): number => mailbox.circles().reduce((total, circle) => total + of(circle), 0);
  return {
    gauges: () => [
      { name: 'circles', help: 'Groups that are served now.', value: sum(({ standing }) => (standing === 'member' ? 1 : 0)) },
      { name: 'joins_waiting', help: 'Invites that no member has answered yet.', value: mailbox.waiting().length },
      { name: 'peers', help: 'Devices linked with now.', value: sum(({ peers }) => peers) },
      { name: 'entries', help: 'Messages known of.', value: sum(({ entries }) => entries) },
      { name: 'held_bytes', help: 'Sealed bodies that are kept.', value: sum(({ heldBytes }) => heldBytes) },
    ],
    stop: () => mailbox.stop(),
  };
};
