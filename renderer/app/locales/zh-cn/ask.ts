import type { Messages } from '../en.ts';

export const zhCNAsk: Messages['ask'] = {
  title: '问小炉',
  placeholder: '例如：周六几点碰头？',
  button: '问',
  onlyYou: '只有你看得到',
  thinking: '正在翻聊天记录…',
  reading: '这几条最相关，模型正在读…',
  readingFor: '这几条最相关，模型正在读… {{seconds}} 秒',
  stop: '停止',
  stopped: '已停止',
  share: '分享到群里',
  shared: '已分享',
  again: '再问一次',
  best: '本机没有模型，下面是最相关的消息：',
  none: '这里没聊到过。我只能在这个群里找。',
  general: '来自模型自己的记忆，可能有错，没有出处。',
  first: '{{seconds}} 秒后出第一个字',
  empty: '这里聊过的都可以问。回答会指出依据哪几条消息，而且只有你看得到。',
  care: '这是人写的，不是 AI',
  careOnlyYou: '只有你看得到，不会告诉任何人。',
  answerBy: 'AI 小炉的回答',
};
