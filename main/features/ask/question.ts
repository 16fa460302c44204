import { anyOf } from '#features/catch-up';

/** What a question wants to hear. */
export type Wanted = 'person' | 'time' | 'place' | 'amount' | 'link' | 'reason';

export type Route = 'chat' | 'general' | 'small-talk' | 'empty';

const WANTED: readonly (readonly [Wanted, RegExp])[] = [
  ['person', /谁|哪位|哪个人|什么人|\bwho(?:'s|m|se)?\b|\bwhich (?:one|person|of us)\b/iu],
  [
    'time',
    /几点|几号|什么时候|啥时候|何时|哪(?:一)?天|多久|周几|星期几|几月|时间|\bwhen\b|\bwhat (?:time|day|date)\b|\bhow (?:long|soon)\b|\bwhich day\b|\bdeadline\b/iu,
  ],
  [
    'place',
    /哪里|哪儿|在哪|什么地方|哪个(?:地方|店|餐厅|馆|站|门)|哪家|地址|地点|\bwhere\b|\baddress\b|\bwhich (?:place|restaurant|station|gate|hotel|cafe)\b|\blocation\b/iu,
  ],
  [
    'amount',
    /多少|几(?:个|位|人|块|张|份|间|瓶|本|页|次|公里|斤|只|岁)|价格|预算|费用|\bhow (?:much|many|far|old|big|tall)\b|\bprice\b|\bcost\b|\bbudget\b|\bwhat(?:'s| is) the (?:total|number|code|password|score)\b/iu,
  ],
  ['link', /链接|网址|文档|\blink\b|\burl\b|\bwebsite\b/iu],
  ['reason', /为什么|为啥|怎么会|原因|\bwhy\b|\breason\b/iu],
];

const CALL = /^\s*@?(?:ember|小炉|ai|hearth|围炉)(?=$|[\s,，:：、?？!！。]|\p{Script=Han})[\s,，:：、]*/iu;

/** The question without the call of the AI before it. */
export const withoutCall = (text: string): string =>
  text
    .replace(CALL, '')
    .replace(/@(?:ember|小炉|ai|hearth|围炉)(?=$|[\s,，?？!！。])/giu, ' ')
    .trim();

/** A question as it reads when its call, case, spaces and marks do not count: the same words asked in the chat and in the panel are equal. */
export const askedWords = (text: string): string =>
  withoutCall(text)
    .replace(/@(?:ember|小炉|ai|hearth|围炉)/giu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

export const wantedBy = (question: string): ReadonlySet<Wanted> =>
  new Set(WANTED.filter(([, pattern]) => pattern.test(question)).map(([wanted]) => wanted));

const SMALL_TALK =
  /^(?:hi|hello|hey|yo|thanks?(?: you)?|thx|ty|good (?:morning|night|evening)|bye|who are you|what are you|how are you|are you there|are you (?:a )?(?:human|real|ai|bot)|what can you do|help|test|ok|cool|nice|lol|你好|您好|哈喽|嗨|谢谢你?|多谢|早上?好?|晚安|再见|拜拜|在吗|你是谁|你是什么|你会什么|你能做什么|你好吗|帮助|测试|好的?|哈+)[\s!！.。?？~～]*$/iu;

const OF_THE_GROUP = anyOf([
  String.raw`我|咱|大家|群里|聊天|刚才|昨天|今天|明天|上次|这次|下次|那个|这个|之前|说(?:的|过|了)|提到|定(?:了|的|在|下)|约|集合|他|她`,
  String.raw`\b(?:we|our|us|my|me|i|group|chat|said|say|says|mention\w*|decid\w*|agreed?|plan(?:ned|s)?|meet(?:ing)?|he|she|they|everyone|anyone|last time|the (?:trip|party|dinner|plan|meeting|event|hike|book|gift|cake|wifi|link|hotel|tickets?)|tomorrow|tonight|saturday|sunday|monday|tuesday|wednesday|thursday|friday|yesterday|earlier|next (?:week|month|time))\b`,
]);
const GENERAL = anyOf([
  String.raw`^(?:请)?(?:解释|翻译|介绍|写(?:一|首|个|篇)|讲(?:一|个)|什么是|如何|怎样|教我|计算|算一下)|是什么意思|的(?:首都|定义|公式|原理|做法|历史)|为什么(?:天空|月亮|太阳)`,
  String.raw`(?:全|世)界(?:上)?最`,
  String.raw`^(?:please )?(?:explain|translate|define|write (?:a|an|me)|tell me (?:a (?:joke|story)|about)|compose|summari[sz]e the (?:book|plot|history)|what is (?:a|an|the (?:capital|meaning|difference|boiling|speed|formula|population|square root))|what does .{1,40} mean|how (?:do|does|can|to) (?:you|i|one|a|an|it)?\s?(?:make|cook|boil|calculate|convert|spell|pronounce|work)|who (?:invented|discovered|wrote|painted|was the first)|what year did|give me (?:a|an) (?:recipe|poem|joke))\b`,
]);

/** Where a question goes, by its words alone. */
export const routeOf = (question: string, names: readonly string[]): Route => {
  const text = withoutCall(question);
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (SMALL_TALK.test(text)) return 'small-talk';
  const named = names.some((name) => name.length > 1 && text.toLowerCase().includes(name.toLowerCase()));
  return GENERAL.test(text) && !named && !OF_THE_GROUP.test(text) ? 'general' : 'chat';
};

/** Words for the full-text search: the question's content words. */
export const isFirstPerson = (question: string): boolean => /我(?!们)|\b(?:i|me|my|mine)\b/iu.test(question);
