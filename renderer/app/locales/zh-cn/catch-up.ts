import type { Messages } from '../en.ts';

export const zhCNCatchUp: Messages['catchUp'] = {
  title: '要点',
  missed_one: '错过 {{count}} 条',
  missed_other: '错过 {{count}} 条',
  open: '看要点',
  none: '没有需要你的事。你上次读过之后，大家只是闲聊。',
  noneNew: '你都看过了。等有了新消息再来。',
  kind: { decision: '已定下', todo: '待办', question: '还没答的问题', fact: '值得知道' },
  mine: '与你有关',
  owner: '由{{name}}做',
  period: '{{from}} 到 {{to}}',
  onlyYou: '只有你看得到。',
};
