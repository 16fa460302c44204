import type { Language, Model } from '#contract';

type ModelWords = {
  readonly heads: readonly [id: string, size: string, memory: string, fit: string, languages: string, licence: string, state: string];
  readonly fit: Readonly<Record<Model['fit'], string>>;
  readonly testsOnly: string;
  readonly state: Readonly<Record<Model['state']['kind'], string>>;
  /** `more`: how much of it, or why not. */
  readonly stateMore: (state: string, more: string) => string;
  readonly inUse: string;
  readonly recommended: string;
  readonly checking: string;
  readonly here: (id: string) => string;
  readonly part: (done: number, of: number) => string;
  readonly of: (done: string, total: string) => string;
};

/** What `hearth models` says. */
export const MODEL_WORDS: Readonly<Record<Language, ModelWords>> = {
  en: {
    heads: ['id', 'size', 'memory', 'fit', 'languages', 'licence', 'state'],
    fit: { good: 'good', tight: 'tight', 'too-big': 'too big' },
    testsOnly: 'tests only',
    state: { absent: 'absent', paused: 'paused', downloading: 'downloading', checking: 'checking', failed: 'failed', ready: 'ready' },
    stateMore: (state, more) => `${state} (${more})`,
    inUse: ', in use',
    recommended: ', recommended',
    checking: 'checking SHA-256',
    here: (id) => `${id} is here and right`,
    part: (done, of) => `part ${done} of ${of}`,
    of: (done, total) => `${done} of ${total}`,
  },
  'zh-CN': {
    heads: ['编号', '大小', '内存', '合适', '语言', '许可', '状态'],
    fit: { good: '很合适', tight: '吃力', 'too-big': '带不动' },
    testsOnly: '仅供测试',
    state: { absent: '没有', paused: '已暂停', downloading: '下载中', checking: '校验中', failed: '失败', ready: '可用' },
    stateMore: (state, more) => `${state}（${more}）`,
    inUse: '，使用中',
    recommended: '，推荐',
    checking: '正在核对 SHA-256',
    here: (id) => `${id} 已在，且完好`,
    part: (done, of) => `第 ${done} 部分，共 ${of} 部分`,
    of: (done, total) => `${done}，共 ${total}`,
  },
};
