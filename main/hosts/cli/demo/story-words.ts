import type { Language, Outputs } from '#contract';
import type { DemoResult } from './result.ts';

type Numbers = Readonly<Record<string, number | string>>;
type Sentence = (fill: Numbers) => string;

const counted = (count: number | string | undefined, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const EN = {
  begins: () => 'Three desktops on this machine, each with its own data directory, relay and WebRTC process …',
  connected: ({ names, ms }) => `${names} are connected, ${ms} ms after the first of them used the invite`,
  said: ({ count, of }) => `${count} of ${of} messages said, and held by everybody`,
  missed: ({ by, count, how }) => `What ${by} missed (${counted(count, 'message', 'messages')}, ${how}):`,
  noModel: () => 'no model used',
  byModel: () => 'by the model on this machine',
  sources: ({ count }) => counted(count, 'source', 'sources'),
  ai: () => 'AI',
  best: () => 'best messages',
  notHoped: () => ' (not what was hoped for)',
  forgotten: ({ by, memories, placeholders, reads, ms, before, after }) =>
    `${by} let Ember forget: ${memories} memories, ${placeholders} placeholders, ${reads} reads, gone in ${ms} ms; ${before} canaries before, ${after} traces after`,
  messages: ({ count, transport, ms }) => `messages    ${count} over ${transport}, half of them on the other screens within ${ms} ms; `,
  same: () => 'all desktops show the same',
  differ: () => 'all desktops DIFFER',
  redaction: ({ hidden, planted, structured, names, addresses, others, over }) =>
    `redaction   ${hidden} of ${planted} planted personal data hidden from the AI; leaked: ${structured} structured, ${names} names, ${addresses} addresses, ${others} others; ${over} characters masked beyond them`,
  catchUp: ({ points, cited }) => `catch-up    ${points} points, ${cited} of them held by what they cite`,
  gold: ({ found, gold }) => `, ${found} of ${gold} expected ones found`,
  answers: ({ right, asked }) => `answers     ${right} of ${asked} right`,
  firstWords: ({ ms }) => ` (first words after ${ms} ms)`,
  onlyBest: () => ' (no model used: the best messages)',
  checkIns: ({ agreed, all }) => `check-ins   ${agreed} of ${all} judged as expected`,
  forget: ({ ms, after }) => `forget      ${ms} ms, ${after} traces left; the others' memory is `,
  untouched: () => 'untouched',
  changed: () => 'CHANGED',
  network: ({ packets, method }) => `network     ${packets} packets beyond this machine (${method})`,
  notMeasured: ({ method }) => `network     not measured beyond this machine (${method})`,
  broken: ({ what }) => `BROKEN      ${what}`,
  took: ({ seconds }) => `took ${seconds} s`,
} as const satisfies Record<string, Sentence>;

const ZH_CN: Readonly<Record<keyof typeof EN, Sentence>> = {
  begins: () => '这台电脑上的三个桌面，各有自己的数据目录、中继和 WebRTC 进程……',
  connected: ({ names, ms }) => `${names} 已连上，从第一个人用邀请起 ${ms} 毫秒`,
  said: ({ count, of }) => `说了 ${of} 条中的 ${count} 条，大家都收到了`,
  missed: ({ by, count, how }) => `${by} 错过的（${count} 条消息，${how}）：`,
  noModel: () => '未用模型',
  byModel: () => '由这台电脑上的模型',
  sources: ({ count }) => `${count} 处出处`,
  ai: () => 'AI',
  best: () => '最相关的消息',
  notHoped: () => '（与期望的不同）',
  forgotten: ({ by, memories, placeholders, reads, ms, before, after }) =>
    `${by} 让小炉清除了记忆：${memories} 条记忆、${placeholders} 个占位符、${reads} 条读取记录，用时 ${ms} 毫秒；之前有 ${before} 处暗记，之后剩 ${after} 处痕迹`,
  messages: ({ count, transport, ms }) => `消息    ${count} 条，经 ${transport}，一半在 ${ms} 毫秒内出现在别的屏幕上；`,
  same: () => '所有桌面显示一致',
  differ: () => '各桌面显示不一致',
  redaction: ({ hidden, planted, structured, names, addresses, others, over }) =>
    `遮挡    ${planted} 处埋下的个人信息中有 ${hidden} 处没让 AI 看到；漏掉：有格式的 ${structured} 处、名字 ${names} 处、地址 ${addresses} 处、其他 ${others} 处；多遮了 ${over} 个字符`,
  catchUp: ({ points, cited }) => `补课    ${points} 条，其中 ${cited} 条有出处支持`,
  gold: ({ found, gold }) => `，期望的 ${gold} 条找到 ${found} 条`,
  answers: ({ right, asked }) => `回答    ${asked} 个对了 ${right} 个`,
  firstWords: ({ ms }) => `（${ms} 毫秒后出现第一个字）`,
  onlyBest: () => '（未用模型：给出最相关的消息）',
  checkIns: ({ agreed, all }) => `打卡    ${all} 次中有 ${agreed} 次判断与期望一致`,
  forget: ({ ms, after }) => `清除    ${ms} 毫秒，剩 ${after} 处痕迹；别人的记忆`,
  untouched: () => '没有动',
  changed: () => '变了',
  network: ({ packets, method }) => `网络    ${packets} 个包离开了这台电脑（${method}）`,
  notMeasured: ({ method }) => `网络    没有测量（${method}）`,
  broken: ({ what }) => `未守住  ${what}`,
  took: ({ seconds }) => `用时 ${seconds} 秒`,
};

export type StoryWords = Readonly<Record<keyof typeof EN, Sentence>> & {
  readonly kinds: Readonly<Record<Outputs['catchUp']['highlights']['points'][number]['kind'], string>>;
  readonly methods: Readonly<Record<DemoResult['network']['method'], string>>;
};

/** What `hearth demo` tells a person at a terminal. */
export const storyWords = (language: Language): StoryWords =>
  language === 'zh-CN'
    ? { ...ZH_CN, kinds: { decision: '决定', todo: '待办', question: '待回答', fact: '要点' }, methods: { namespace: '网络命名空间唯一出口上的包', sampled: '抽查本程序各进程的连接', none: '这个系统上测不了' } }
    : { ...EN, kinds: { decision: 'decision', todo: 'to do', question: 'question', fact: 'note' }, methods: { namespace: 'packets on the only route out of a network namespace', sampled: 'sockets of our processes, sampled', none: 'not possible on this system' } };
