import type { Messages } from '../en.ts';

export const zhCNAi: Messages['ai'] = {
  ember: '小炉',
  label: 'AI',
  copied: 'AI · 小炉 · {{date}}',
  tier: { rules: '没有用模型', tagger: '由本机的小标注器给出', llm: '由本机的模型给出' },
  tierShared: { rules: '没有用模型', tagger: '由小标注器给出', llm: '由{{name}}那台电脑上的模型给出' },
  sharedBy: '由{{name}}分享',
  withdrawn: '已撤回，因为它依据的消息被删除了。',
  sources: '出处',
  source_one: '{{count}} 条出处',
  source_other: '{{count}} 条出处',
  took: '{{seconds}} 秒',
};
