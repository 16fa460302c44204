import { AppError, type Language } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import { type AlwaysOn, type AlwaysOnEvent, openAlwaysOn } from '#core';
import { LOCAL_ENTRIES } from '#hosts/local';
import { lineLog, nodeChildren, systemClock, systemRandom } from '#platform';
import { errorSentence } from '../error-sentence.ts';
import type { Served, ServeOptions } from './served.ts';

const SENTENCES = {
  asked: {
    en: (code: string) => `An admin of the group must agree. Their screen shows the code ${code}.`,
    'zh-CN': (code: string) => `要等群管理员同意。对方屏幕上显示 ${code}。`,
  },
  full: {
    en: () => 'As much as --max-mb allows is stored, so nothing more is taken. Allow more and start again, or have a group disappear its messages.',
    'zh-CN': () => '已存到 --max-mb 允许的上限，不再接收。请调高上限后重新启动，或让群里的消息到期消失。',
  },
} as const;

/** What a person at the terminal, or in the journal, is told; undefined for what goes well. */
const sentenceOf = (event: AlwaysOnEvent, language: Language): string | undefined => {
  if (event.type === 'join-asked') return SENTENCES.asked[language](event.code);
  if (event.type === 'join-failed') return errorSentence(new AppError(event.code), language);
  if (event.type === 'removed') return errorSentence(new AppError('removed-from-circle'), language);
  return event.type === 'full' ? SENTENCES.full[language]() : undefined;
};

const isOver = (served: AlwaysOn): boolean => served.waiting().length === 0 && served.circles().every(({ standing }) => standing === 'removed' || standing === 'left');

const gaugesOf = (served: AlwaysOn): ReturnType<Served['gauges']> => {
  const circles = served.circles();
  const sum = (of: (circle: (typeof circles)[number]) => number): number => circles.reduce((total, circle) => total + of(circle), 0);
  return [
    { name: 'circles', help: 'Groups that are served now.', value: sum(({ standing }) => (standing === 'member' ? 1 : 0)) },
    { name: 'joins_waiting', help: 'Invites that no member has answered yet.', value: served.waiting().length },
    { name: 'peers', help: 'Devices linked with now.', value: sum(({ peers }) => peers) },
    { name: 'entries', help: 'Messages known of.', value: sum(({ entries }) => entries) },
    { name: 'held_bytes', help: 'Sealed bodies that a mailbox keeps.', value: sum(({ heldBytes }) => heldBytes) },
    { name: 'database_bytes', help: 'What the database takes.', value: served.sizeBytes() },
  ];
};

/** Stays on for groups. Fails with an `invite-…` code, and as `openAlwaysOn` does. */
export const serveAlwaysOn = async ({ keystore, dataDir, links, loopbackOnly, as, io }: ServeOptions): Promise<Served> => {
  const language = terminalLanguage(io.env);
  const log = lineLog(io.stderr, () => systemClock.now());
  const ports = { clock: systemClock, random: systemRandom, log, children: nodeChildren(io.env), rtcEntry: LOCAL_ENTRIES.rtc };
  const served = await openAlwaysOn({ ...ports, keystore, dataDir, loopbackOnly, as });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  served.on((event) => {
    const sentence = sentenceOf(event, language);
    if (sentence !== undefined) io.stderr(`hearth serve: ${sentence}`);
    if (event.type === 'joined') log.info('circle-joined');
    if ((event.type === 'removed' || event.type === 'join-failed') && isOver(served)) end();
  });
  try {
    for (const link of links) served.join(link);
    served.look();
  } catch (error) {
    await served.stop();
    throw error;
  }
  return { gauges: () => gaugesOf(served), isTaking: () => !served.isFull(), ended, stop: () => served.stop() };
};
