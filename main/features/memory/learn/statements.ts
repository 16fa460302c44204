import type { MemoryItem } from '#contract';

export type Statement = { readonly kind: MemoryItem['kind']; readonly text: string; readonly confidence: number };

type Cue = { readonly kind: MemoryItem['kind']; readonly confidence: number; readonly pattern: RegExp };

const WHEN_ZH = '(?:今天|今晚|明天|明晚|后天|大后天|周[一二三四五六日天末]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|下周|下个?月|月底|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[号日]|[\\d一二两三四五六七八九十]+点)';
const WHEN_EN = "(?:today|tonight|tomorrow|(?:this|next|on)? ?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|next (?:week|month|year)|this (?:weekend|week|evening|afternoon)|on the \\d{1,2}(?:st|nd|rd|th)?|at \\d{1,2}(?::\\d{2})?(?: ?[ap]m)?|\\d{1,2} ?[ap]m|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d{1,2}|\\d{1,2}/\\d{1,2})";
const DO_ZH = '(?:带|订|买|做|写|发|准备|联系|接|送|还|寄|打印|开车|报名|整理|完成|提交|安排|负责|预订|约|取|拿|查|问|打电话|通知|收集|画|剪|录|搞定|处理|垫|请客|付)';
const EVENT_ZH = '(?:集合|见面|开会|聚餐|聚会|出发|生日会|过生日|考试|比赛|体检|婚礼|旅行|航班|飞机|火车|高铁|面试|搬家|开学|毕业|演出|演唱会|看电影|爬山|露营|手术|复查|截止|交稿|家长会|团建|会议|读书会|跑步|打球|吃饭|值班)';
const EVENT_EN = '(?:meet(?:ing|up)?|dinner|lunch|brunch|breakfast|party|trip|flight|train|exam|test|wedding|interview|leav(?:e|ing)|depart(?:ure|s)?|game|match|concert|appointment|deadline|due|birthday|show|picnic|hike|camping|moving|move|surgery|check-?up|graduation|conference|call|book club|race|reunion|barbecue|bbq|movie)';

const CUES: readonly Cue[] = [
  { kind: 'promise', confidence: 0.8, pattern: new RegExp(`我(?:来|去|会|负责|可以|保证|答应|一定|${WHEN_ZH}|这就|马上|到时候?)[^。!?！？,，]{0,12}${DO_ZH}|(?:交给我|包在我身上|我保证|我答应)`) },
  { kind: 'promise', confidence: 0.8, pattern: /\bi(?:'ll| will|'m going to| am going to| can| promise to|'ve got to)\s+(?!be (?:late|there|back|ok|fine)|see|think|let you know|try\b|never|not\b)[a-z]{2,}|\bi promise\b|\bleave it to me\b|\bi(?:'ve)? got this\b/i },
  { kind: 'fact', confidence: 0.8, pattern: /我(?:家)?(?:现在)?(?:住在?|搬到|在[^。!?,，]{1,20}(?:工作|上班|上学|读书|实习)|是(?:一名|一个|个|做)[^。!?,，]{1,12}|对[^。!?,，]{1,12}过敏|有(?:[一两二三四五六\d]+[个只条])[^。!?,，]{1,8})|我的?(?:生日|电话|手机号?|邮箱|地址|微信号?|工作|车牌|身份证号?|女儿|儿子|老婆|老公|妈妈|爸爸|妹妹|姐姐|哥哥|弟弟|猫|狗)[^。!?,，]{0,6}(?:是|叫|在|今年|:|：|\d)|我[^。!?,，]{0,4}(?:血型|岁了|今年\d+)/ },
  { kind: 'fact', confidence: 0.8, pattern: /\bi(?:'m| am| was| have been)? (?:live in|living in|live at|live on|moved to|moving to|work (?:at|as|for|in)|working (?:at|as|for)|study at|studying|born (?:in|on)|allergic to|from|a (?:teacher|doctor|nurse|engineer|student|designer|lawyer|driver|vegetarian|vegan))\b|\bi have (?:a|an|two|three|four|\d+) (?:\w+ )?(?:kids?|children|daughters?|sons?|dogs?|cats?|brothers?|sisters?|twins)\b|\bmy (?:\w+ )?(?:birthday|phone|number|e-?mail|address|job|name|daughter|son|wife|husband|partner|mom|mum|dad|dog|cat|brother|sister|wechat|plate|blood type)(?:'s)? (?:number |address )?(?:is|lives|works|turns|was|starts|:)/i },
  { kind: 'preference', confidence: 0.75, pattern: /我(?:家人|们家)?(?:最|很|比较|特别|超|更|真|一直|还是|也)?(?:喜欢|爱[吃喝看听玩]|讨厌|不喜欢|不爱|不[吃喝]|受不了|偏好|怕[辣冷热高黑]|只[吃喝]|吃素|宁愿|宁可)|我最爱/ },
  { kind: 'preference', confidence: 0.75, pattern: /\bi(?:'m)? (?:really |absolutely |also |kind of |always |still )?(?:love|like|enjoy|prefer|hate|dislike|adore|can'?t stand|don'?t (?:like|eat|drink|enjoy)|never (?:eat|drink)|only (?:eat|drink)|'?d rather|would rather|(?:am )?(?:a )?(?:vegan|vegetarian))\b|\bmy favou?rite\b|\bnot a (?:big )?fan of\b/i },
  { kind: 'event', confidence: 0.7, pattern: new RegExp(`${WHEN_ZH}[^。!?！？]{0,24}${EVENT_ZH}|${EVENT_ZH}[^。!?！？]{0,16}${WHEN_ZH}`) },
  { kind: 'event', confidence: 0.7, pattern: new RegExp(`\\b${WHEN_EN}\\b[^.!?]{0,60}\\b${EVENT_EN}\\b|\\b${EVENT_EN}\\b[^.!?]{0,60}\\b${WHEN_EN}\\b`, 'i') },
];

/** Others' words, jokes, questions and wishes are nothing that the writer stated. */
const NOT_STATED = /[?？]|(?:他|她|他们|谁|有人|听)说|如果|要是|假如|开玩笑|哈哈哈|\b(?:said|says|told me|if i|i wish|just kidding|jk|lol|imagine)\b|["“「]/i;

const SENTENCE = /[^。!?！？\n;；.]+(?:\.(?!\s|$)[^。!?！？\n;；.]*)*[。!?！？;；.]*/g;
const LONGEST = 300;
const MOST_A_MESSAGE = 3;

/** Whether a text may hold something worth remembering: quick, before anything is redacted. */
export const mayHoldStatement = (text: string): boolean => CUES.some(({ pattern }) => pattern.test(text));

/** Promises, facts, preferences and events that the writer states, sentence by sentence; zh and en. Works on redacted text. */
export const statementsIn = (text: string): readonly Statement[] =>
  (text.match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && sentence.length <= LONGEST && !NOT_STATED.test(sentence))
    .flatMap((sentence) => {
      const cue = CUES.find(({ pattern }) => pattern.test(sentence));
      return cue === undefined ? [] : [{ kind: cue.kind, confidence: cue.confidence, text: sentence }];
    })
    .slice(0, MOST_A_MESSAGE);
