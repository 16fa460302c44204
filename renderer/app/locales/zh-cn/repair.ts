import type { Messages } from '../en.ts';

/** 数据打不开、或数据损坏时说的话。 */
export const zhCNRepair: Messages['repair'] = {
  blocked: '围炉打不开你的数据',
  folder: '你的数据在 {{folder}}。',
  again: '再试一次',
  beginAnew: '放到一边，重新开始',
  beginAnewSure: '我没有 keys.json 的备份。围炉会把旧文件留在单独的文件夹里，但再也没有人能读出来。',
  repairing: '围炉正在修复你的数据',
  repairingLead: '有一部分损坏了。读得出来的都会保存下来，其余的从各群成员那里取回。',
  title: '你的数据库损坏了',
  back_one: '找回了 {{count}} 个群：{{names}}。',
  back_other: '找回了 {{count}} 个群：{{names}}。',
  waiting_one: '{{count}} 个群在等成员上线：{{names}}。等到了会自己恢复。',
  waiting_other: '{{count}} 个群在等成员上线：{{names}}。等到了会自己恢复。',
  lost_one: '{{count}} 个示例群没有了，因为别人那里也没有：{{names}}。可以再打开一个新的。',
  lost_other: '{{count}} 个示例群没有了，因为别人那里也没有：{{names}}。可以再打开新的。',
  over_one: '{{count}} 个你已经不在的群从这里消失了，因为没有人会再发给你：{{names}}。',
  over_other: '{{count}} 个你已经不在的群从这里消失了，因为没有人会再发给你：{{names}}。',
  kept: '损坏的文件原样没动，放在 {{folder}}。还没送到任何人那里、又读不出来的消息只在那里面。',
  read: '我看过了',
};
