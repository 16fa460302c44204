import { anyOf } from './any-of.ts';

/** What stands around a signal and takes its meaning away: a denial, a story, talk about the subject, a thing long past. */

const NEGATION_ZH =
  /(?:不会|不是(?:真的)?(?:要|想)?|没有?(?:想|要|打算|真的|说)?|没想过|从(?:来)?(?:没|不)(?:有)?(?:想过|要)?|别|不要|不准|不许|绝不(?:会)?|并非|不可能|不打算|阻止|防止|预防|避免|干预|劝|反对|又不|才不|不|拒绝)(?:再|去|想|要|做|什么|轻易|因此|随便|选择|有|着|过|了|用|他|她|你|人|别人|大家){0,3}$/;
const NEGATION_EN =
  /\b(?:not|never|no|don'?t|doesn'?t|didn'?t|won'?t|wouldn'?t|isn'?t|wasn'?t|ain'?t|can'?t|cannot|without|stop|prevent(?:ing|ed)?|nobody (?:wants|is)|against|neither|nor|far from|refuse to|talked (?:him|her|me|them) out of|instead of)(?: \w+){0,3} ?$/;
/** "not joking, …", "no one cares, …": the word belongs to something else. */
const FALSE_NEGATION_EN =
  /\b(?:not (?:joking|kidding|lying|only|sure (?:if|whether)|just)|no (?:joke|one|longer|lie)|can'?t (?:stop|help|take|wait)|don'?t (?:know|care|tell|try|stop|think anyone)|never (?:been|wanted anything)|won'?t stop|not stop)\b[^.!?]*$/;

const STORY = anyOf(
  [
    String.raw`小说|电影|电视剧|剧情|剧里|番(?:里|剧)|动漫|漫画|游戏|副本|主角|男主|女主|反派|角色|结局|(?:第.{1,4}|大|最后一|这一|上一|下一)集|第.{1,4}(?:章|季|回)|歌词|这首歌|首歌|台词`,
    String.raw`剧本|书里|书中|故事|演员|演的|话剧|纪录片|原著|作者|历史|古代|皇帝|狼人杀|剧本杀|排位|上分|复活甲|队友|有人(?:要|想)?(?:跳|自杀|坠).{0,14}(?:警察|消防|围观|救护|救下|堵|封路|新闻)`,
    String.raw`新闻|报道|据说有|判了|凶手|案件|案子|嫌疑人|侦探|推理|诗人|三国|红楼|水浒|西游|莎士比亚|哈姆雷特`,
    String.raw`\b(?:novel|movie|film|episode|season \d+|chapter|character|protagonist|villain|plot|finale|scene|lyrics?|song|album|track|band|poem|poet|book|story|fiction|fanfic|script|game|gaming|level|minecraft|fortnite|valorant|zelda|d&d|dnd|campaign|npc|boss fight|raid|quest|netflix|hbo|podcast|documentary|true crime|news|article|headline|report(?:ed|er)?|historian|history|emperor|hamlet|romeo|juliet|shakespeare|anime|manga|series|sitcom|trailer|spoilers?|detective|murder mystery|actor|actress|author|wikipedia|museum|play(?:ed|s|ing)? (?:a|the)|kurt cobain|hemingway|plath|van gogh|audiobook|comic|sequel|director|netizen)\b`,
  ],
  '',
);
const AWARENESS = anyOf(
  [
    String.raw`自杀率|(?:预防|防止|干预|反对|讨论|研究|宣传|讲座|防).{0,4}(?:自杀|自残|自伤|家暴|轻生)`,
    String.raw`(?:自杀|自残|家暴|轻生).{0,4}(?:预防|干预|热线|率|防治|讲座|课|宣传|研究|统计|数据|话题|式|性)|反家暴|防性侵|心理(?:健康)?(?:讲座|课|热线|培训)|志愿者?培训|世界预防`,
    String.raw`\b(?:suicide|self[- ]?harm|domestic (?:violence|abuse)|abuse) (?:prevention|awareness|hotlines?|rates?|statistics|research|training|helplines?|watch group|charity|survivors?|studies|policy|workshop|bomber|note in|museum|law|shelter)\b`,
    String.raw`\b(?:prevent(?:ing|ion)?|awareness|training|workshop|essay|lecture|research|paper|thesis|fundraiser|charity|seminar|statistics|study|course) (?:\w+ ){0,3}(?:suicide|self[- ]?harm|domestic (?:violence|abuse)|abuse)\b`,
    String.raw`\b(?:shows?|movies?|films?|books?|talks?|lessons?|class(?:es)?|songs?|series|documentar(?:y|ies)|conversations?|articles?|podcasts?|plays?|episodes?|novels?) (?:\w+ )?(?:about|on|of) (?:suicide|self[- ]?harm|death|abuse|dying|murder)\b`,
    String.raw`\banti[- ]suicide\b|\bassisted (?:suicide|dying)\b|安乐死`,
  ],
  '',
);
const PAST_RESOLVED = anyOf(
  [
    String.raw`(?:以前|曾经|那时候?|当年|小时候|(?:几|[一二三四五六七八九十两\d]+)年前|高中|大学时|过去|年轻(?:的)?时(?:候)?).{0,50}(?:现在|如今|后来|已经|幸好|还好).{0,24}(?:好了|好多了|走出来|没事|不会了|不想了|痊愈|康复|很幸福|挺好|热爱|庆幸|珍惜|过来了|不再|享福|知足|[^,。]{0,12}(?:开心|幸福|快乐|满足|好起来)|离开了|分(?:手|开)了)`,
    String.raw`\b(?:used to|years? ago|back (?:then|in|when)|in (?:high school|college|my (?:teens|twenties)|\d{4})|as a (?:teen\w*|kid|child|student)|when i was (?:a (?:kid|teen\w*)|young\w*|\d+)|once)\b.{0,90}\b(?:glad|better(?! off)|recovered|recovery|past (?:it|that)|healed|grateful|thankful|clean (?:for|since)|sober|(?:years?|months?) clean|happy now|got (?:help|through|out|away)|survived|(?:now|today|these days)[^.!?]{0,24}(?:fine|ok|okay|good|great|well|happy|healthy|safe))\b`,
  ],
  '',
);
const RELAPSE = anyOf(
  [
    String.raw`又(?:开始|想|回来|犯)|还是(?:想|会)|今晚|现在(?:又|还|也)|最近又`,
    String.raw`\b(?:again|tonight|still|right now|relapsed?|back to|but (?:now )?(?:i )?(?:now )?(?:just |really )?(?:want|feel|can'?t|wish))\b`,
  ],
  '',
);
/** Someone who is gone long since, or a public person: nobody here is in danger. */
const THIRD_PAST_EN = anyOf(
  [
    String.raw`\b(?:he|she|they|who|\w+) (?:\w+ )?(?:killed (?:himself|herself|themselves)|died by suicide|committed suicide|took (?:his|her|their) own life|hanged (?:himself|herself)|shot (?:himself|herself)|drowned (?:himself|herself))\b.{0,60}\b(?:(?:in |back in )?(?:1[5-9]|20)\d\d|years? ago|decades? ago|century|at the end|aged? \d+|before i was born)\b`,
    String.raw`\bin (?:1[5-9]|20)\d\d\b.{0,60}\b(?:killed (?:himself|herself)|suicide|took (?:his|her) own life)\b`,
  ],
  '',
);
const THIRD_PAST_ZH =
  /(?:1[5-9]|20)\d\d年.{0,30}自杀|(?:几|[一二三四五六七八九十两多\d]+)(?:多)?年前.{0,20}(?:自杀|跳楼|上吊|跳江|投湖)(?:了|身亡|去世)/;
/** The writer, now: this breaks a frame of story. */
const FIRST_ZH =
  /(?:^|[,。!?;\s~"])(?:但|可|而|所以|其实|跟.{1,6}一样)?,?我(?:也|真的|现在|今晚|就|自己|都|真|已经|其实|其实也|今天|每天|好|只|不)*(?:想|要|打算|准备|决定|不想|活|自杀|自残|买好|写好|割|吃了|跟他一样|跟她一样)/;
const FIRST_EN =
  /\b(?:so do i|me too|same as me|like (?:him|her|them) i|just like (?:in )?(?:the|that|him|her)|i (?:also |really |just |actually |honestly )*(?:want|wanna|am going|plan|feel|felt|will|might|took|have|bought)|i'?(?:m|ve|ll)) (?:to |going to |gonna |thinking |the same|do |planning |ready |a |the |all )*(?:die|dying|do (?:it|that)|kill|end|same|disappear|hurt|pills|noose|tonight|suicidal|like (?:him|her|that))/;
/** Where a quote is somebody else's words: a song, a title, a speaker who is not the writer. */
const QUOTE_OWNER =
  /(?:歌|唱|标题|题目|片名|书名|台词|演|念|弹幕|评论|表情包|海报|\b(?:song|called|titled|title|lyrics?|sang|sings|singing|track|album|band|poster|meme|shirt|line|caption|subject|headline|quote|phrase|word|says|said|goes|yelled|shouted)\b)/;

const CLAUSE_END = /[,。!?;:\n.~"]/;

const clauseBefore = (text: string, at: number): string => {
  let start = at;
  while (start > 0 && at - start < 48 && !CLAUSE_END.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start, at);
};

/** Whether the words right before `at`, in the same clause, deny what follows. */
export const isDenied = (text: string, at: number): boolean => {
  const before = clauseBefore(text, at);
  if (NEGATION_ZH.test(before)) return !/(?:不(?:得|止|仅|只|光|知道|晓得|管|如|愿意?再)|没人|没有人)(?:[^,]{0,6})$/.test(before);
  return NEGATION_EN.test(before) && !FALSE_NEGATION_EN.test(before);
};

/** Cuts out titles 《…》 and quoted words that belong to a song, a title or another speaker. */
export const withoutForeignWords = (text: string): string => {
  const untitled = text.replace(/《[^》]{1,60}》/g, ' ~剧情 ').replace(/^>.*$/gm, ' ~ ');
  if (!QUOTE_OWNER.test(untitled) && !STORY.test(untitled)) return untitled;
  const mine = /(?:^|[,。!?\s])我(?:只|就|真|还)?(?:想)?(?:说|写)|\bi (?:just )?(?:say|said|wrote|keep saying|told)\b/.test(
    untitled,
  );
  return mine ? untitled : untitled.replace(/"[^"\n]{1,200}"/g, ' ~ ');
};

/** Whether a text tells a story or speaks about the subject, and the writer does not speak of themselves now. */
export const isStory = (text: string): boolean =>
  (STORY.test(text) || THIRD_PAST_EN.test(text) || THIRD_PAST_ZH.test(text)) && !FIRST_ZH.test(text) && !FIRST_EN.test(text);

/** Takes the names of the subject out (prevention, rates, help lines), so that only what else is said counts. */
export const withoutAwareness = (text: string): string => text.replace(new RegExp(AWARENESS, 'g'), ' ~ ');

/** Whether what is told lies in the past and is said to be over. */
export const isOver = (text: string): boolean => PAST_RESOLVED.test(text) && !RELAPSE.test(text);
