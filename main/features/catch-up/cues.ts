import { anyOf } from './any-of.ts';

/** Cue phrases, looked for in lower-case text. They say what a sentence does: settle, change, propose, promise, ask someone, agree, refuse. */

const union = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'), 'iu');

const DECIDED_ZH = anyOf(
  [
    String.raw`(?:就(?:这么|这样)?|说|敲|商|约|那|都|已经?|时间|地点)定(?:了|好|下来?|在|为|吧)|定(?:在|为|下来|好了|了(?:吗)?)|决定|敲定|说好|约好|讲好|谈好|确定(?:了|是|为|在|下来)`,
    String.raw`最终|最后(?:还是)?(?:定|选|决定|用|去)|(?:那|就|那就)定(?!律|理|时|期|位|义|金|制|额)|改(?:到|成|为|在|去|约|期|订|(?=[\d一二三四五六七八九十周下]))|换(?:成|到|去)`,
    String.raw`推迟(?:到|至|一)?|延(?:期|后|迟)(?:到|至)?|提前(?:到|至)|挪到|移到|调(?:到|整(?:到|为))|取消|作废|不(?:办|搞)了|(?:最后|最终|再次|统一)确认|确认一下[:：]|拍板`,
    String.raw`一致(?:同意|通过)|投票结果|(?:已经?|都)?(?:订|预订|预约|买|报)好了|约在`,
    String.raw`就(?:选|去|用|吃|订|按|走|坐|住|看|玩|在|读|做|办|拍|唱|喝|穿|带|叫|写|讲|放|听|学|打)(?!是|算|行|好|我)|选定|以.{1,10}为准|算(?:定|敲定)`,
  ],
  '',
);
const DECIDED_EN = anyOf(
  [
    String.raw`\b(?:decided|settled|agreed (?:on|then|to)|it'?s agreed|confirmed|finali[sz]ed|locked in|to confirm:|confirming:|final (?:check|details|reminder|answer|decision|plan|call|date|time)|going with|(?:let'?s )?go with|it'?s a (?:plan|deal|date)|we'?(?:ll| will| are going to|re going to|re)? (?:go with|go to|do|run|have|play|watch|read|hold|host|eat|split|celebrate|share|meet(?:ing)?|take|taking|use|using|leave|leaving|start(?:ing)?|stay(?:ing)?|going|doing|having|keep(?:ing)?)|(?:has|have|is|are|was|been|got|been) (?:moved|pushed|changed|switched|rescheduled|postponed|booked|cancel+ed|confirmed|called off)|moved to|moved it|pushed (?:it |back )*to|moving (?:it |the \w+ )?to|changed (?:it )?to|switched to|switching to|rescheduled|postponed|cancel+ed|called off|is (?:now )?off(?=[.!,]|$)|is (?:back )?on(?=[.!]|$)|new plan|decision|plan is|final:|booked)\b`,
    String.raw`\b[\w:]+ it is(?=$|[,.!])|^(?:ok(?:ay)?|alright|all right|right|great|so|cool|fine|perfect)[, ]+.{2,30}\bthen\b`,
  ],
  '',
);
export const DECIDED = union(DECIDED_ZH, DECIDED_EN);

export const UNDECIDED = anyOf([
  String.raw`(?:还|都|也|尚)?(?:没|未|不)(?:有|能)?(?:定|决定|确定|想好|说好|敲定|商量好)|待定|再(?:定|说|议|商量)|考虑(?:一下|中)|定了吗`,
  String.raw`\b(?:not|n'?t|never|nothing|yet to|still need to|tbd|undecided|no decision|haven'?t|need to) (?:\w+ ){0,3}(?:decide|settle|confirm|finali[sz]e|book)`,
  String.raw`\bnot sure\b|\bto be (?:decided|confirmed)\b|\btbd\b`,
]);

const CHANGED_ZH = anyOf(
  [
    String.raw`改(?:到|成|为|在|去|约|期|订|(?=[\d一二三四五六七八九十周下])|一下|时间|地方|地点|主意)|换(?:成|到|去|个|一)|推迟|延期|延后|延迟|提前到|挪到|移到|调(?:到|整)|取消|作废`,
    String.raw`不(?:去|办|搞|来|用|吃|订)了|还是(?:去|改|用|选|吃|定|订|按|坐|在|算了|周|早|晚)|计划有变|有变(?:化|动)?|更正|纠正`,
    String.raw`(?:之前|原来|刚才)(?:说|定|的).{0,10}(?:不算|作废|改|错)|不对|记错|搞错|说错|太(?:早|晚|赶|远|贵|久)了?`,
  ],
  '',
);
const CHANGED_EN =
  /\b(?:instead|actually|change(?:d|s|ing)?|moved?|moving|push(?:ed|ing)?|reschedul\w*|switch(?:ed|ing)?|swap(?:ped)?|cancel\w*|call(?:ed|ing)? (?:it )?off|scratch that|new plan|no longer|not .{1,30} any ?more|postpon\w*|update|correction|forget (?:about )?(?:the|that|it)|rather than|turns out|my bad|is off|too (?:early|late|far|expensive))\b/;
export const CHANGED = union(CHANGED_ZH, CHANGED_EN);
/** A day that someone else sets anew: "he can only do Wednesday". */
export const RESET = anyOf([
  String.raw`只能|只有.{1,8}(?:有空|可以|行|能)|才(?:能|行|有空)|(?:改|挪|换|变)(?:到|成|为)|变成`,
  String.raw`\b(?:can only|only (?:free|available|has|have|works|do|does|possible)|(?:comes?|is|are|starts?|arrives?|opens?) (?:\w+ )?(?:now|instead)|instead|not .{1,20} any ?more|moved|earliest)\b`,
]);
export const CANCELLED = anyOf([
  String.raw`取消|作废|不(?:去|办|搞|来)了|算了|\bcancel+ed\b|\bcall(?:ed|ing)? (?:it )?off\b|\bis off\b|\bnot happening\b|\bcancelling\b`,
  String.raw`\bno longer (?:happening|going)\b`,
]);

const PROPOSED_ZH =
  /要不|不如|建议|提议|我(?:们|投|选|觉得).{0,30}(?:吧|好|合适|不错)|咱.{0,24}吧|(?:^|[,，。\s]).{2,24}吧(?:[。!！~,，？?\s]|$)|怎么样|^[^,，。?？我你他她]{2,8}呢(?=[,，。?？]|$)|如何|行不行|好不好|可以(?:吗|么)|行(?:吗|么)|好(?:吗|么)|ok吗/;
const PROPOSED_EN =
  /\b(?:let'?s|how about|what about|shall we|should we|why don'?t we|we (?:could|should|can)|i (?:suggest|propose|vote|'d vote|'d suggest|say we)|what if we|maybe we|can we|could we|how does .{1,40} sound|does .{1,40} work|works? for everyone)\b/;
export const PROPOSED = union(PROPOSED_ZH, PROPOSED_EN);

const AGREED_ZH =
  /^(?:@\S+\s*)?(?:那)?(?:好(?!像|多|难|吃|看|玩|笑|久|贵|想|奇|巧|大|几|不|累|饿|烦|吗|么)(?:的|呀|啊|嘞|滴|哒|主意|耶|,|，)?|行(?!李|程|吗|么|不)(?:啊|的|吧)?|可以(?!吗|么)(?:的|啊|呀)?|没问题|同意|赞成|支持|当然|必须|肯定|欢迎|没事|够|是的|对(?:的|啊|呀)|那必须|来吧|嗯+|收到|没意见|就这么(?:办|定)|妥|赞|中|成(?:交)?(?=$|[,，。!！])|加一|我(?:也)?(?:ok|可以|行|没问题|同意|都行|赞成|去|来))/;
const AGREED_EN =
  /^(?:@\S+\s*)?(?:oh |hmm,? |ah |haha,? )?(?:ok(?:ay)?|k|yes|yep|yeah|yup|sure|sounds (?:good|great|perfect|fine|like a plan)|works (?:for|great)|that works|deal|perfect|great|agreed?|i'?m (?:in|good|fine|down|ok)|count me in|fine (?:by|with)|good (?:idea|plan|call)|love (?:it|that)|let'?s do (?:it|that)|absolutely|definitely|cool|seconded|i (?:agree|second)|can do|will do|on it|got it|no problem|no worries|happy to|of course|all good|me too|same here)(?![\w'])/;
const AGREED_SIGN = /^(?:@\S+\s*)?(?:\+1|👍|👌|✅|🙆|💯|🙌)/u;
/** "Friday works", 周日可以. */
const AGREED_AFTER = anyOf(
  [
    String.raw`^(?:[\w:']+ ){0,3}(?:works|suits me|is (?:good|fine|great|perfect|ok(?:ay)?)|sounds (?:good|great|fine))\b`,
    String.raw`^[^不没,，?？]{0,6}(?:可以|没问题|合适|ok)(?:啊|的|呀|吧)?[。!！~～]*$`,
  ],
  '',
);
export const AGREED = union(AGREED_ZH, AGREED_EN, AGREED_SIGN, AGREED_AFTER);
/** "OK, eight then": agreement with something to say, from whoever sums up. */
export const SUMS_UP =
  /^(?:好(?:的|吧|呀|嘞)?|行|可以|没问题|ok(?:ay)?|alright|all right|great|perfect|cool|right|fine|so|那)(?:[,，。!！ ]+|(?=那|就))(?:那|就|那就|then|so|let'?s)?|^那(?=(?:这|下)?(?:周|星期|礼拜)[一二三四五六日天末]|明|后天|今|\d|[一二两三四五六七八九十]+[点号])/iu;
export const REFUSED = anyOf([
  String.raw`^(?:@\S+\s*)?(?:不行|不同意|反对|不要|不用|不必|没必要|不需要|不好|不太(?:行|好|方便)|别(?!忘|客气)|我(?:不行|不同意|没空|去不了|来不了|不方便|没法|不能)|(?:nope?|no need|don'?t think so|nah|sorry|can'?t|i can'?t|i'd rather not|not (?:a fan|great|possible)|won'?t work|doesn'?t work|that doesn'?t)(?![\w']))`,
  String.raw`(?:做|去|来|办|帮)不了|恐怕不行|没时间|\b(?:i can'?t (?:make|do)|doesn'?t work for me|won'?t be able to|not available)\b`,
]);

export const UNSURE = anyOf([
  String.raw`如果|要是|假如|万一|(?:也许|可能|大概|说不定|没准).{0,12}|应该(?:会|是)|(?:我)?(?:在想|想想|考虑|看情况|再看|看看吧)`,
  String.raw`\b(?:if (?:we|i|it|you|they|that)|might|maybe|perhaps|possibly|not sure|thinking (?:of|about)|wondering|would be nice|someday|one day|wish|in theory|hypothetically|imagine|supposedly|apparently|i guess|unless)\b`,
]);

export const VERBS_ZH =
  '订|预订|预约|买|带|发|整理|联系|问|写|做|准备|通知|负责|安排|打印|接|送|查|确认|统计|收|画|拍|借|租|搬|改|更新|上传|转|报名|拿|取|开车|搞定|弄|垫|付|列|拉|约|核对|提交|翻译|修|测|跟进|汇总|处理|打电话|打给|请|分享|贴|煮|烤|炒|洗|打扫|寄|还|交|缴|办|设计|剪|录|催|提醒|说一声|跑一趟|去一趟|看一下|看看|找|备|领|签|复印|装|喂|遛|浇|照顾|主持|讲|教|当|出|搭|布置|做饭|下单|排|组织|调|补|备份|选|试|盯|记账|记|收|扫|算|守|值班|管';
export const VERBS_EN =
  'bring|book|buy|get|send|make|bake|cook|call|ring|email|e-mail|mail|ask|check|order|pick|drive|print|write|draft|share|post|set|organi[sz]e|arrange|prepare|prep|take|handle|do|find|reserve|update|upload|collect|pay|fix|clean|finish|look|contact|text|message|remind|schedule|design|review|submit|sort|confirm|grab|lend|pack|plan|put|talk|invite|create|deliver|host|cover|carry|edit|translate|test|return|drop|feed|water|walk|figure|file|scan|run|lead|start|forward|add|charge|borrow|hire|rent|transfer|venmo|research|compare|cut|decorate|register|sign|let|tell|give|help|keep|work|research|move|dig|snap|record|build|deal|bike|fetch|type|read|count|wrap|wash|ship|drop';
export const PROMISED_ZH = new RegExp(
  `(?:^|[,，。!！;；:：\\s、~]|那|就|都|也|还是|好的?|行|嗯)(?:我|俺)(?!们|妈|爸|家|朋友|同学|觉得|以为|怕|想说|没|不|忘|刚)(?:(?:来|去|会|可以|能|给|帮|把|明天|后天|今晚|今天|明早|明晚|这周.?|下周.?|周[一二三四五六日天末]|星期.|晚点|晚上|早上|下午|上午|中午|待会儿?|等下|等会儿?|一会儿?|回头|马上|这就|先|再|到时候?|现在|顺便|顺路|也|直接|统一|一定|尽量|争取|准备|打算|下班|回家|回去|路上|到家|\\d+[点号日]前?|[一二三四五六七八九十]+点|之?前|多|各|跟|和|让)[^,，。!！?？]{0,8}?){0,4}(?:${VERBS_ZH})(?!过|完了|到了|了一半|错|多了|少了)|(?<![让叫帮和跟陪等给请由])我(?:来|去)(?:${VERBS_ZH})(?!过|完了|了|吗|么)|交给我|包在我身上|我(?:来)?负责|我来(?=[吧。!！,，~\\s]|$)|算我的`,
  'u',
);
export const PROMISED_EN = new RegExp(
  `\\b(?:i'?ll|i will|i'?m going to|i'?m gonna|i can|i could|let me|i'?m happy to|happy to|i should be able to|i promise to|i'?m)\\s+(?:(?:also|then|just|go|try|to|try and|definitely|happily|gladly|totally|probably|still|quickly|first|tonight|tomorrow|be|and|personally|actually|now|take care of)\\s+){0,3}(?:(?:${VERBS_EN})(?:ing)?)\\b(?! (?:it easy|care\\b(?! of)|back later|you later|a look at you|sense|lunch now|going|home now|ready|you know i))|\\b(?:leave it to me|(?:i'?m |i am )?on it\\b|i'?ve got (?:it|this|the|that)|i got (?:it|this)|i'?m (?:on|in charge of|doing|bringing|taking|handling|making|driving|cooking|baking) )`,
  'u',
);
/** A promise without an object ("I'll book it tonight"): what it is about stands before it. */
export const LACKS_OBJECT = new RegExp(
  `(?:${VERBS_ZH})(?:一下|吧|哈|啊|呀|哦|好了)?[。!！~～]*$|\\b(?:it|that|this|them|those)\\b|\\b(?:tonight|tomorrow|later|now)\\W*$`,
  'u',
);
const COUNT_ZH = '(?:[一二两俩三四五六七八九十几半]|\\d+)';
const UNIT_ZH = '(?:个|份|位|座|张|箱|杯|只|本|套|盒|瓶|斤|块|人|次|条|件)';
/**
 * Somebody asks to be counted in: the verb is for whoever keeps the count, the speaker its object (算我一个, 带上我, "put me down"), or he says that he is
 * one of them ("I'm in", "I'll come along", "I'll take a seat"). Looked for in a clause.
 */
export const JOINS = anyOf(
  [
    String.raw`^(?:那|也|再|把|请|都|还|记得|别忘了?|顺便|麻烦|\s)*(?:算|加|带|叫|拉|捎|喊|约|等|写|记|留|缺|差|少)(?:不了)?(?:上|下|着|进|入)?(?:也)?我(?:们)?(?:俩|家|仨)?(?:也)?(?:${COUNT_ZH}${UNIT_ZH}?|进群|进去|一起|上)?(?:座|位子?|名额)?(?:吧|呗|啊|呀|哦|嘛|哈|了)?[!！~～。]*$`,
    String.raw`^(?:也)?(?:给|替|帮)我(?:也)?(?:留|算|加|来|记|写|带|占|报)(?:上|个名)?${COUNT_ZH}?${UNIT_ZH}?.{0,3}[!！~～。]*$`,
    String.raw`\b(?:count|deal|include|sign|put|add|write|pencil|squeeze|fit|throw|keep|save|hold|reserve|get|order|make) me\b`,
    String.raw`\bi(?:'m| am) (?:also |totally |definitely |so )?(?:in|game|up for|down|keen|there|coming|joining)\b|\bi(?:'ll| will|'d love to| would love to| can)(?: also| definitely| happily| gladly)? (?:join|come|tag|chip|be there|be in|go along|take part|be up for)\b`,
    String.raw`\bi(?:'ll| will) (?:also )?(?:take|have|grab|get|claim|use) (?:a|one|two|three|the (?:last|other)|that|another)(?: of (?:them|those|these))?(?: (?:free|spare|last|other))*(?: (?:place|seat|spot|slot|ticket|share|one)s?)?(?: too| as well| please)*[.!]*$`,
  ],
  'u',
);
/** 我也带, 我也出一份: the same as somebody before, with no object of its own. Looked for in a clause. */
export const ECHOES_ZH = new RegExp(`(?:^|[那嗯好对行])(?:我|俺|咱)(?:们|家)?(?:也|同样|一样)[^,，]{0,8}?(?:(?:${VERBS_ZH})(?:一下|一[${VERBS_ZH.replaceAll('|', '')}])?|参加|加入|一起|去|来|要|想)(?:${COUNT_ZH}${UNIT_ZH}?)?(?:吧|啊|呀|哦|哈|的|呗|了)?[!！~～。]*$`, 'u');
/** "I'll bring mine too", "I'll do the same": a pronoun or nothing where the object would be. Looked for in a clause. */
export const ECHOES_EN = new RegExp(
  `\\bi(?:'ll| will| can|'m going to|'m gonna) (?:also |both )?(?:\\w+ )(?:it|them|that|this|mine|ours|one|some|so|my share|my part)? ?(?:(?:on|by|this|next|in the) \\w+ |tonight |tomorrow |today |later |now )?(?:too|as well|also|likewise)[.!]*$|\\bi(?:'ll| will| can) (?:do|bring|get|make|take|buy|order) the same\\b`,
  'u',
);

/** "Same, I can share": a whole sentence that puts its speaker beside who spoke before, with nothing of his own behind the verb. */
export const SAME_AS_BEFORE = /^(?:same(?: here)?|ditto|likewise|me too|me neither|同|一样|同样|我也是)[,，。.!！ ]+(?:i(?:'ll| will| can|'m)? \w+(?: (?:it|them|that|too|as well))*|我(?:也)?[^,，]{1,3})[.。!！~～]*$/u;

export const NOT_A_PROMISE = anyOf(
  [
    String.raw`我(?:也|都|们)?(?:还|都|从)?没|谁[^,，。]{1,8}谁|不用我`,
    String.raw`(?:会|要|能)(?:想|爱|死|哭|笑|疯|怕|迟到|晚到|晚点到|不会)|我(?:买|带|订|发|写|做|问|查|付|交)(?:了|过|的是|到)(?!吧)|我(?:买|带|做|写|查)的`,
    String.raw`\bi'?ll (?:be|have|never|see|think|miss|die|kill|admit|say|pass|skip|wait|stay|try it|cry|probably (?:be|cry|die)|sleep|eat|believe)\b`,
    String.raw`\bi could (?:do with|use|eat|kill|sleep|cry|have|never)\b`,
    String.raw`\bi can (?:do (?:either|both|any|that (?:day|date|time))|see|make it|understand|imagine|tell|confirm i|feel|hear|smell|count on|relate|come|do (?:sat|sun|mon|tue|wed|thu|fri)\w*)\b`,
    String.raw`\blet me (?:know|be clear|guess|see\b|think|tell you)`,
    String.raw`\bi'?m (?:on (?:the|my) (?:way|train|bus|phone|fence|sofa|couch|road)|on (?:holiday|leave|vacation|a (?:call|train|bus|plane|diet|break))|making (?:sure|sense)|doing (?:well|fine|great|good|ok|my best)|taking (?:a (?:nap|break|day)|the day))\b`,
    String.raw`\bi'?ll take (?:that|it) as|\bi'?ll do my best\b`,
  ],
  'u',
);

export const ASK_ZH =
  /(?:你)?(?:能不能|可不可以|可以|能|麻烦|帮|帮忙|记得|别忘|来|去|负责|把|给|请|有空|顺便|到时候?|明天|今晚|周[一二三四五六日天末]|下周.?|先|也|要)/u;
export const TASK_VERB_ZH = new RegExp(`(?:${VERBS_ZH})`, 'u');
export const ASK_EN =
  /^[\s,:–-]*(?:(?:can|could|would|will) you|please|pls|plz|you(?:'re| are)? (?:on|in charge|bring|book|take|handle|get|do)|don'?t forget|remember|make sure|your (?:job|turn)|you (?:still )?(?:need|have|owe)|mind|would you mind)/u;
export const DOES_EN = new RegExp(
  `^(?:'s|'ll| is| will| to| can| could| has agreed to| should| needs to| has to| is going to| takes| brings| handles)\\s*(?:(?:also|please|still|going to|gonna|be)\\s)?(?:(?:${VERBS_EN})(?:s|ing|ning|ting)?|in charge of|on (?!the |my |a |his |her |our |top |holiday|leave|vacation|it |call)|responsible for)`,
  'u',
);
export const DOES_ZH = new RegExp(
  `^(?:同学|老师|哥|姐)?(?:你)?(?:就)?(?:来|去|负责|管|会|明天|今晚|周.|下周.?|那边|先|也|还是|顺便|再|要|把){0,3}(?:${VERBS_ZH}|负责|管)`,
  'u',
);
export const REMINDED = anyOf([
  String.raw`(?:大家|所有人|各位|都|每个?人|全体).{0,12}(?:记得|别忘|务必|需要|要|得|请|必须)|(?:记得|别忘了?|务必|一定要)(?!.{0,4}(?:吗|么|\?|？))|截止|ddl`,
  String.raw`(?:大家|各位|每个?人|所有人|没.{1,6}的)(?:都|也|先|就|请|最好)?[^,，。]{0,10}?(?:前|之内|以内|这周|本周|下周|今天|今晚|明天|周[一二三四五六日天末])(?:内|之?前|下班前|晚上)?[^,，。]{0,4}(?:把|发|交|填|补|报|转|付|带|写|提交|上传|确认|回复)`,
  String.raw`(?:之前|以前|前)(?:要|把|交|提交|报名|填|完成|发|给|付|转|告诉)`,
  String.raw`\b(?:don'?t forget|remember to|make sure|everyone (?:needs|has|must|should|please|bring)|please (?:all|everyone|bring|send|fill|reply|pay|remember|sign|let)|due (?:on|by|date|is)?|deadline|needs? to be (?:\w+ ){0,2}by|must be (?:\w+ ){0,2}by|reminder)\b`,
]);

/** What makes a plan impossible: the next plan that is settled takes its place, whatever words it uses. */
export const OBSTACLE = anyOf(
  [
    String.raw`占(?:了|用|满)|满(?:了|员|座|房)|没位|没(?:房|票|货|场地|座)|订不到|约不到|买不到|借不到|停(?:电|水|业|运|课|工|办|开)|闭(?:园|馆|店)|排满|检修|维修|装修|封(?:路|闭|场|了)|关门|歇业|倒闭|漏水|坏了|抛锚|暴雨|台风|下(?:大)?(?:雨|雪)|有雨|来不了|去不了|没空|不在家|生病|病了|发烧|感冒|受伤|出差|加班|冲突|撞(?:期|车|上)|延误|晚点|卖完|卖光|售罄|搬(?:家|走|办公室)|没人|不开(?:门|放|了)?|不营业|用不了|去世|临时有事|有(?:事|活动|演唱会|比赛)`,
    String.raw`\b(?:closed|closes|shut|burst|broken|broke(?: down)?|breaks|dead|full(?:y booked)?|sold out|booked (?:out|up|solid)|double.?booked|unavailable|not available|ill|sick|fever|can'?t (?:make|do|come|get)|cannot|won'?t (?:work|start|be)|rain(?:s|ing|y)?|storms?|snow(?:s|ing)?|delayed|cancel+ed|flood(?:ed|s)?|no longer|strike|clash(?:es)?|stuck|stays? (?:there|shut)|fell through|taken|under repair|renovat\w+|bad news|power (?:cut|outage)|out of (?:order|stock)|called off|emergency|bereavement)\b`,
  ],
  'iu',
);

export const DONE = anyOf([
  String.raw`(?:已经?|都|刚|终于)?(?:订|买|发|写|做|问|查|付|交|办|弄|搞|整理|联系|打印|报|约|预约|预订|确认|提交|更新|上传|通知|借|拿|取|寄|修|转)(?:好|完|到|过|定|掉)?了(?!吗|么|吧|没|解)`,
  String.raw`搞定|完成`,
  String.raw`\b(?:done|booked|bought|sent|ordered|finished|paid|sorted|picked up|emailed|called them|reserved|fixed|uploaded|printed|submitted|got (?:it|the|them)|i'?ve (?:\w+ )?(?:booked|sent|bought|got|paid|done|made|ordered|asked|called|printed|finished|submitted|emailed))\b`,
]);
export const WITHDRAWN = anyOf([
  String.raw`(?:我)?(?:来不了|去不了|做不了|带不了|买不了|没法|没办法|不能|来不及|去不成).{0,16}`,
  String.raw`\bi (?:can'?t|cannot|won'?t be able to|am not able to|couldn'?t) (?:\w+ ){0,3}(?:after all|any ?more|make|bring|do|come|get|book|take|anymore)?\b`,
]);

export const JOKE = anyOf([
  String.raw`哈哈哈|hhh|233|笑死|开玩笑|逗你|皮一下|狗头|\[doge\]|\[(?:旺柴|偷笑|笑哭|捂脸)\]|手动滑稽|滑稽|段子`,
  String.raw`\b(?:lol|lmao|rofl|jk|j/k|just kidding|kidding|haha(?:ha)+|joking|just joking|obviously joking|/s)\b|😂|🤣|😜|🤪|😝|🙃`,
]);
export const WAS_A_JOKE = anyOf([
  String.raw`(?:开|是)(?:个|一个|的)?玩笑|逗你(?:们|玩)?的?|别当真|骗你(?:们)?的|瞎说的|随便说说`,
  String.raw`\b(?:just kidding|jk|i'?m (?:just )?(?:kidding|joking)|only joking|not serious(?:ly)?|kidding)\b`,
]);
export const ABSURD = anyOf([
  String.raw`(?:火星|月球|太空|穿越|中(?:了)?(?:彩票|五百万|一个亿)|移民火星|外星|皇帝|登基|世界和平|统治世界|亿万富|包机|私人飞机|买下(?:整)?|炸(?:了)?(?:学校|公司))`,
  String.raw`\b(?:mars|the moon|moon base|unicorns?|dinosaurs?|lottery|billion(?:s|aire)?|million dollars|private jet|world domination|time travel|zombies|aliens?|dragons?|become (?:a )?(?:pirate|monk|king|queen)|quit my job and|steal the|rob a bank|teleport)\b`,
]);
export const QUOTING = anyOf([
  String.raw`(?:说|讲|问|喊|回|写|表示|原话|名言|台词|吐槽|转发|据说|听说|人家)`,
  String.raw`\b(?:said|says|say|told|goes|wrote|writes|quote|quoting|asked|yelled|shouted|was like|apparently|movie|song|lyrics)\b`,
]);
/** A decision of people who are not this group. */
export const OTHERS_SUBJECT = anyOf([
  String.raw`(?:他们|她们|人家|公司|学校|政府|老板们?|领导|邻居|隔壁|我(?:妈|爸|老板|公司|同事|领导|老师|室友|姐|哥|弟|妹)|国家|法院|明星|球队|客户|甲方|他|她)(?:[^,，。]{0,8})$`,
  String.raw`\b(?:they|he|she|my (?:boss|company|mom|mum|dad|sister|brother|landlord|neighbou?r|school|cousin|aunt|roommate|manager)|the (?:company|government|city|school|team|court|band|president|show|landlord|neighbou?rs?)|people|someone|netflix|google|apple)(?:'s|'ve| have| has| had)?(?: \w+){0,2} $`,
]);
