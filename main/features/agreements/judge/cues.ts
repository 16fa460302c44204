/** What makes a clause no claim of one's own work today. Patterns over evened text; each names why. */
const ZH_DO = '(?:读|看|翻|跑|走|骑|游|做|练|背|写|画|弹|唱|学|听|喝|吃|睡|起|刷|打卡|打|运动|锻炼|健身|冥想|坚持|完成|动|开始|达到|达标|达成|到|够|满|成|完|搞定|实现|拉伸|跳|存|复习|整理|打扫|出门|去)';
const EN_DO = '(?:read|run|ran|walk|do|did|done|finish|finished|complete|completed|make|made|manage|managed|get|got|reach|reached|hit|start|started|write|written|study|studied|practi[cs]e|practi[cs]ed|exercise|work|worked|swim|bike|cycle|meditate|drink|drank|draw|play|touch|open|opened|go|went|have time|find time|able|even|memori[sz]e|learn|learned|keep|check|stretch|sleep|wake|train|quite|yet|enough|all|walk(?:ed)?|cook|clean)';

const HARMLESS = /没想到|没事|没问题|没关系|没办法|没什么|没停|没断|没偷懒|没偷工减料|没有偷懒|没有停|没有断|没放弃|没有放弃|没忘|没有忘|没白|没骗|没有骗|没落下|没作弊|没借口|没有借口|没(?:有)?拖|没(?:有)?缺|不知不觉|不小心|不错|不止|不少于|不低于|不下|不得不|不仅|不但|不光|不难|不容易|不累|不太累|不愧|不客气|不好意思|不多不少|不间断|不放弃|不偷懒|不忘|不用说|不敢相信|不可思议|对不起|要不|差不多|不然|忍不住|停不下来|了不起|从不|从没|无比|不一样|不负|不过瘾|不枉|没(?:那么|这么|有那么)|不会忘|不骗|不是吹|没(?:怎么)?(?:停|歇|休息)|没看懂|没读懂|没太懂|没记住|没出门|没下雨|没人|没睡好|没吃早饭|没力气也/g;
const HARMLESS_EN = /\b(?:not only|not just|no problem|not bad|no excuses?|no big deal|no joke|no lie|not gonna lie|no cheating|no doubt|no pain|no matter|no less|no fewer|not less|not fewer|no breaks?|no stops?|no stopping|nonstop|without (?:stopping|a break|skipping)|never (?:stopped|gave up|thought i(?:'?d| would| could)?|imagined i(?:'?d| would| could)?|expected to|felt better|been (?:better|happier|prouder))|(?:didn'?t|did not|haven'?t|never|won'?t|don'?t) (?:skip|skipped|miss|missed|forget|forgotten|forgot|stop|stopped|quit|give up|given up|cheat|cheated|slack|slacked|break|broken|think i(?:'?d| would| could)|expect|feel like it|want to|hurt|mind)|not (?:easy|feeling|in the mood|fun|tired|my best|great|sure|fast|too|so|very|that)|don'?t worry|can'?t believe|couldn'?t put|couldn'?t stop|can'?t stop|not to brag|why not|nothing (?:fancy|special)|whether or not)\b/g;

const NEGATED = new RegExp(
  [
    `(?:没有?|未|还没有?|没能|没法|没来得及|来不及|没时间|没空|没顾上|没心情|没怎么|并没有?|根本没|不想|不能|不会|不打算|无法|懒得|不了|别|不)(?:再|去|好好|按时|真的|能|来得及|时间|空|力气|精力|太|怎么|全部|全|一起|把|在|开)?[^,。\\d]{0,3}${ZH_DO}`,
    `(?:没有?|未)(?:有|够|到|满|足|够到)?\\d`,
    `${ZH_DO}(?:不了|不完|不动|不到|不够|不下去|没完|没成|没够)`,
    `一(?:页|个|点|下|字|步|口|题|道|章|组|分钟)(?:儿)?(?:都|也)(?:没|不)`,
    `(?:忘了|忘记|忘(?:读|跑|做|背|写))|偷懒了|放弃了|鸽了|咕了|摸鱼|缺席|断签|失败了|(?:^|[^不没])失败$|算了吧?$|(?:今天|今日|先|想)?(?:请假|休息一天|休息日|歇一天|跳过|放假)|啥(?:都|也)没|什么(?:都|也)没|^(?:没有?|不行|没呢|还没有?)[呢啊呀了。!]*$|(?<![\\d十百千.])(?:零|0)(?:页|公里|个|分钟|进度)|白板|零进度|下次一定|^没戏|(?:都|也)(?:没有?|未)(?!事|问题|关系)|起晚了|赖床|睡过头|没起来|睡着了(?!.{0,4}前)|没(?:打卡|读|跑|做|写|练|背|动)`,
    `\\b(?:didn'?t|did not|haven'?t|have not|hasn'?t|couldn'?t|could not|can'?t|cannot|wasn'?t|was not|weren'?t|won'?t|will not|wouldn'?t|don'?t|do not|doesn'?t|ain'?t|never|not|unable to|failed to|fail to|without)\\b(?:\\s+[a-z']+){0,3}?\\s+${EN_DO}\\b`,
    `\\b(?:no|zero) (?:reading|run|running|pages?|progress|workout|exercise|time|check-?in|writing|practice|steps|words|luck|way)\\b|\\bnot (?:a single|one|today|yet|even|quite|this time|really|at all)\\b|\\b(?:forgot|skipped|skipping|skip|missed|miss|failed|gave up|bailed|slacked(?: off)?|blew it off|took (?:a|the) (?:day|rest)|taking (?:a|the) (?:day|rest)|rest day|day off|off day|too (?:tired|busy|lazy|sick|late)(?: to\\b)?|called it off|chickened out|out of time|overslept|slept in|snoozed|fell asleep (?:before|instead|without|while|first|on)|before i could|ran out of (?:time|steam|energy))\\b|^(?:no|nope|nah|nothing|none|negative|not yet|i didn'?t|i haven'?t)\\b[^a-z]*(?:today)?$|\\b(?:didn'?t|did not|don'?t) (?:feel like \\w+ing|get (?:around )?to|bother)\\b|\\bnothing (?:today|done|yet)\\b|\\bdidn'?t$|\\bhaven'?t$|\\bnone (?:today|of it)`,
  ].join('|'),
);

const FUTURE = new RegExp(
  [
    `明天|明早|明晚|后天|明日|待会|等会|一会儿?(?:再|就|去|要|读|跑|做)|等一下|稍后|晚点|晚些|回头|改天|下次|有空(?:再|就)|打算|准备(?!活动|工作|好)|计划(?!完成|的?\\d|书)|争取|希望(?:能|可以|今天)|将(?!近|就)|即将|还要(?:再)?${ZH_DO}|还得${ZH_DO}|(?:今晚|晚上|下午|中午|睡前|下班后?|吃完饭|到家|回家|周末)(?:后)?(?:再|会|要|去|准备|打算|一定)(?![^,。]{0,6}了)|^(?:我)?(?:要|会|就要|该|想|想要|得|需要|必须|一定(?:会|要)?|应该)(?:去|来|开始|好好)?${ZH_DO}|(?:我|今天|今晚|今日|接下来)(?:一定)?(?:要|会|想|得|需要|必须|应该能?)(?:去|来|开始|再)?[^,。]{0,2}${ZH_DO}|马上(?:就)?(?:去|要|开始|读|跑|做)|正要|(?:这就|现在)去|再${ZH_DO}[^,。]{0,8}(?:就|才)|先打卡|先签|先占|后补|再补|(?:留|推|挪|改|拖|等|放)到|报名|下个?月|下周|下星期|下礼拜|补上$|预定|预约|flag|立个|立下`,
    "\\b(?:will|i'?ll|we'?ll|gonna|going to|about to|tomorrow|tonight i|later|soon|plan(?:ning)? (?:to|on)|hope to|hoping to|intend(?:ing)? to|aim(?:ing)? (?:to|for)|need to|have to|gotta|got to(?! page| chapter| p)|must|should(?! have)|let me|let'?s|after (?:dinner|work|lunch|school) i'?(?:ll| will)|promise to|i promise|trying to|want to|wanna|would like to|i'?d like to|shall|next (?:week|time|day|month|year)|signed up|registered|booked|ready to|can'?t wait to|on my way to|heading (?:to|out)|expect(?:ing)? to|looking forward|i promise|promise$|(?:read|runn|walk|writ|study|practic|practis|meditat|work|do|swimm|cycl|jogg|exercis|go)ing (?:it )?(?:tonight|later|tomorrow|soon|after|this evening|in a bit)|this (?:evening|afternoon) i'?(?:ll| will)|remind me|set to|in (?:an|one|two|\\d+) (?:hours?|minutes?|mins?) (?:i'?ll|from now))\\b",
  ].join('|'),
);

const UNREAL = new RegExp(
  [
    '如果|要是|假如|假装|若是|的话(?!题)|本来(?:想|要|打算|计划|应该|可以)|原本|差点(?:儿)?(?:就|读|跑|做|完|没)?|差一点(?:儿)?|就差|想读|想跑|想做|想写|想背|想练|试图|试着|尝试了?(?:一下)?(?:但|却|结果)|没想好|等于(?:读|跑|做)|相当于|约等于|四舍五入|勉强算|也算(?:是)?|算不算|能不能算|可以算|意念|脑补|想象|梦里|梦见|做梦|心里(?:读|跑|做)|云(?:读书|跑步|健身)|精神上|灵魂|假设|应该(?:读|跑|做)(?:了)?|算[^,。了]{0,8}吧',
    "\\b(?:if i|if only|if scrolling|if (?:you|we) count|wish(?:ed)? i|would(?:'ve| have)|could(?:'ve| have)|should(?:'ve| have)|might(?:'ve| have)|wanted to|meant to|planned to|supposed to|intended to|was going to|were going to|tried to|tried but|thought about|thinking (?:about|of)|considered|almost (?:did|made|finished|got|read|ran|there|done|went|started|completed)|nearly (?:did|made|finished|got|read|ran|there|done|went|started|completed)|so close|in my (?:dreams?|head|mind|imagination)|dream(?:ed|t|ing)?|imagin(?:e|ed|ing|ary)|pretend(?:ed|ing)?|mentally|in spirit|spiritually|technically|basically|does (?:it|that|this) count|counts? as|equivalent|had i|hypothetical(?:ly)?|on paper|halfway|half ?way through|that'?s like|kind of counts?|should count)\\b",
  ].join('|'),
);

const JOKE = /开玩笑|玩笑|逗你|骗你|骗(?:到)?(?:你们|大家)|哈哈哈?.{0,4}(?:才怪|骗|假)|才怪|狗头|🐶|手动滑稽|滑稽|\bdoge\b|信不信|菜单|说明书|弹幕|朋友圈|聊天记录|微信|群消息|评论区|外卖|冰箱|厕所|去(?:拿|取)快递|遥控器|嘴(?:皮子)?|\b(?:jk|just kidding|kidding|joking|lol jk|as a joke|gotcha|april fools?|psych|yeah right|as if|to the (?:fridge|kitchen|couch|toilet|bathroom|mailbox)|fridge|memes?|menus?|tweets|twitter|text messages|group chat|tiktok|subtitles|cereal box|with my (?:thumbs?|eyes|mouth)|in (?:a )?(?:video )?game|in (?:gta|minecraft|mario kart|zelda)|on my (?:couch|sofa)|not really)\b/;

const OTHER = new RegExp(
  [
    '(?:^|[^a-z和跟与同陪带])(?:他|她|他们|她们|人家|别人|大家|同事|同学|室友|朋友|老公|老婆|妈妈|爸爸|老妈|老爸|我妈|我爸|我妹|我姐|我哥|我弟|妹妹|姐姐|哥哥|弟弟|儿子|女儿|孩子|闺蜜|邻居|教练|老师|老板|对象|男友|女友|男朋友|女朋友|爷爷|奶奶|外婆|队友|我家(?:狗|猫|娃)|狗|猫)(?:们)?[^,。我]{0,6}(?:读|看|跑|走|做|练|背|写|完成|打卡|骑|游|喝|学|画)',
    '(?:^|[^\\u4e00-\\u9fff我])(?!马上|江边|常常|安静|安心|黄昏|林荫|林间|方才|史书|史记|章节|任务|任何|许多|万步|万字|范文|常规|高强|高效|高中|高考|高数|周[一二三四五六日天末]|程序|马路|马拉|何时|严格|唐诗|宋词|毛笔|毛选|毛概|孔子|孟子|庄子|老子|顾不|小说|小时|小组|小区|小跑|小步|小声|小红书|小学|小考|老师|老家|老老|陆续|阿里|万能|成语|汪洋|石头|包子|韩语|韩剧|金刚|金瓶|钟|石阶|白天|江南|林中|常青|安排)(?:阿[\\u4e00-\\u9fff]|小[\\u4e00-\\u9fff]{1,2}|老[\\u4e00-\\u9fff]|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢章云苏潘葛范彭郎鲁韦马方任袁柳史唐罗贺毛郝安常顾孟黄萧尹姚邵汪宋庞江童颜郭梅林钟徐邱骆高夏蔡田樊胡霍万柯卢莫丁邓洪包石崔龚程陆][\\u4e00-\\u9fff]{1,2})(?:今天|昨天|昨晚|刚才|刚刚|刚|早上|晚上|也|都|又|已经|一口气|居然|竟然)?(?:说|讲|告诉|发|表示|称|读|看|跑|走了|做|练|背|写|完成|打卡|骑|游)',
    '替[^,。]{1,6}打卡|帮[^,。]{1,6}(?:打卡|打个卡|签到|报)|代[^,。]{0,6}打卡|转发|代打卡|据说|听说|(?:他|她|说)(?:自己)?(?:也)?(?:读|跑|做)了|(?:书|规则|教练|医生|文章)(?:上|里)?(?:说|写|讲)',
    "\\b(?:he|she|they|every(?:one|body)(?: else)?|all of you|you (?:all|guys)|somebody|someone|nobody|people|my (?:\\w+ )?(?:wife|husband|son|daughter|kid|kids|mom|mum|dad|mother|father|sister|brother|friend|roommate|partner|boyfriend|girlfriend|coach|boss|dog|cat|colleague|coworker|cousin|neighbou?r|teacher|grandma|grandpa|team|buddy|flatmate)|the (?:coach|teacher|dog|author|kids|doctor|others|rest of|guys|group)|our (?:coach|team|teacher))\\b(?:'s|'ve)?(?:\\s+(?:just|also|already|has|have|had|even|told me|says?|said|that|he|she|they|today|yesterday|really|always|once|actually))*\\s+(?:read|ran|run|runs|reads|walked|did|does|finished|finishes|completed|wrote|swam|biked|cycled|studied|practi[cs]ed|managed|says?|said|told|claims?|claimed|thinks?|memori[sz]ed|meditated|posted|drank|checked|made|got|knocked|logged)\\b",
    '\\b(?:checking in (?:for|on behalf of)|check[- ]?in for|on behalf of|posting (?:this )?for|logging (?:this )?for|for (?:my )?(?:bob|alice|friend|brother|sister|roommate))\\b|\\baccording to (?!my\\b)|\\b(?:he|she|they) (?:said|says|told|claims?)\\b',
  ].join('|'),
);
/** "Bob read 30 pages": a capital letter is gone after evening, so the written text is asked. */
const NAMED = /^\W*(?!Strava|Garmin|Keep|Apple|Watch|Fitbit|Nike|Kindle|Google|Phone|Duolingo|Anki|Samsung|Huawei|Xiaomi|Coros|Polar|Suunto|App|Health)(?:(?:Hey|Wow|So|And|But|Today|Yesterday|Well|Also),? )?(?!I\b|I'|My\b|We\b|Today|Yesterday|Just|Finally|Finished|Done|Read|Ran|Did|Only|Managed|Morning|Evening|Night|This|That|The|It|Made|Got|Went|Completed|Day|Wrote|Still|Then|Also|After|Before|Yes|Yep|Yeah|No|Not|Never|Never|Almost|Nearly|Actually|OK|Okay|Update|Report|Check|Book|Chapter|Page|Pages|Total|And|But|So|Have|Has|Had|Was|In|On|At|Up|Woke|Slept|Drank|Ate|Swam|Biked|Walked|Studied|Learned|Practiced|Practised|Meditated|Stretched|Worked|Already|Sorry|Please|Hope|Hey|Hi|Hello|Guys|Everyone|All|Over|About|Around|Roughly|Maybe|Probably|Barely|Quick|Slow|Easy|Long|Short|First|Second|Last|Another|Same|Half|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Mission|Goal|Task|Success|Proudly|Happily|Somehow|Once|Twice|Today's|There|Here|What|Who|How|When|If|Would|Could|Should|Will)([A-Z][a-z]+(?: [A-Z][a-z]+)?)\s+(?:(?:just|also|already|has|had|told me|said|says|really|today|yesterday|actually|even|he|she|that)\s+)*(?:read|ran|walked|did|finished|completed|wrote|swam|biked|cycled|studied|practi[cs]ed|managed|said|says|told|claims?|claimed|memori[sz]ed|meditated|drank|posted|knocked|logged|made)\b/;

const WITH_ME = /陪我|带我|带着我|[跟和与]我|\b(?:with|and) me\b/;

const PAST_DAY = /昨天|昨日|昨儿|前天|前晚|前几天|上周|上个?月|上次|那天|大前天|之前(?:读|跑|做|的那)|去年|周[一二三四五六日天](?:那天)?(?:读|跑|做|背|写|的)|补(?:卡|昨天|前天|打卡|签|一下昨)|\byesterday(?:'s)?\b|\b(?:the )?day before\b|\blast (?:week|month|weekend|year|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:two|three|a few|\d+) days ago\b|\bthe other day\b|\ba while ago\b|\bmake-?up (?:for|post|check)\b|\bcatching up (?:for|on) yesterday\b|\bbackfill|\bprevious(?:ly)?\b|\bearlier this week\b|\bwhen i was\b|\bback in\b|\bago\b|\bover the weekend\b/;
const LAST_NIGHT = /昨晚|昨夜|\blast night\b|\byesterday (?:evening|night)\b/;
const TODAY = /今天|今日|今早|今晨|今晚|今儿|刚刚|刚才|刚(?:读|跑|做|写|背|练|看|从|走|游|骑|完)|刚$|今天的|\btoday(?:'s)?\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b|\bjust (?:now|finished|did|ran|read|got|completed|wrapped|came|done|wrote)\b|\bthis very\b/;
const STARTED_BEFORE = /(?:昨天|前天|上周|之前)(?:开始|买|借|没读完|没看完|剩下|欠|读到|看到|的那本|那本)|比昨天|跟昨天比|比上次|比前天|\b(?:started|begun|began|bought|borrowed|left over|left off|stopped) (?:\w+ )?(?:yesterday|last)|\b(?:than|from|since|beat|unlike|vs) (?:yesterday|last|the day before|previous)/g;

const SAME = /(?:同|和|跟|与|像|如)(?:昨天|昨日|上次|之前|前一天|以前|前面|楼上|往常)(?:的)?(?:一样|相同|同样|差不多|一致)?(?!比)|同上|一样(?:的)?(?:量|数|内容)?$|照旧|老样子|照常|复制昨天|\bsame (?:as|again|here|old|thing|amount|story)\b|\bditto\b|\bsee (?:yesterday|above|previous)\b|\bas (?:usual|before|yesterday|always)\b|\bcopy (?:of )?(?:yesterday|paste)\b|\b\+1\b|^\+1$|\bidem\b|\bthe usual\b/;

const QUESTION = /[?？]|(?:吗|么|呢)$|^(?:谁|几点|怎么|为什么|什么时候|要不要|是不是|能不能|可不可以)/;
const ONGOING = /正在|在(?:读|跑|做|背|写|练)(?:着|呢|中)|进行中|读着呢|路上|还在(?:读|跑|做|背|写|练)|(?:读|跑|做|背|写)(?:着|到一半|了一半)|刚(?:刚)?开始|才开始|开了个头|一半|\b(?:in progress|still (?:reading|running|going|working|at it|doing)|halfway|half ?way|just (?:started|starting|begun|beginning)|started (?:reading|running|to)|currently|right now|working on it|am (?:reading|running|doing|writing|walking|working|studying)|i'?m (?:reading|running|doing|writing|walking|working|studying)|getting started|getting there|partway|half of (?:it|the|my))\b/;
const SO_FAR = /已经|目前|到现在|截至|至今|so far|already|up to now|by now/;
const RETRACTED = /其实(?:没|并没|一.{0,2}(?:都|也)没|只|我没|是假)|开玩笑|玩笑的|骗你|骗(?:到)?(?:你们|大家)|逗你|才怪|假的|不是真的|\b(?:just kidding|jk|kidding|gotcha|not really|actually (?:i )?(?:didn'?t|did not|no|not|only|never)|i lied|that'?s a lie|psych|never mind)\b/;
const DONE = /完成|搞定|做完|读完|看完|跑完|背完|写完|练完|听完|学完|走完|骑完|游完|喝完|画完|弹完|打卡成功|达成|达标|结束|收工|拿下|弄完|干完|整完|刷完|✅|✔|√|☑|💯|(?:读|看|跑|走|骑|游|做|练|背|写|画|弹|唱|学|听|喝|吃|睡|起|冥想|打坐|运动|锻炼|健身|拉伸|跳|存|复习|整理|打扫|坚持)[^,。]{0,6}(?:了|过)|^\s*(?!忘|累|病|算|困|输|晚|不|没|别|哭|饿|崩|懒|完蛋)[\u4e00-\u9fff]{1,2}[完好]?了[\s!。~]*$|\b(?:done|finished|finish|completed|complete|did|made|nailed|smashed|crushed|accomplished|wrapped up|checked off|ticked|achieved|knocked out|knocked off|got (?:it|my|the|through|in)|(?:took|had|ate|did|drank) (?:it|them|mine|both|all)|managed|hit|met)\b/;
const BARE_CHECK_IN = /^[\s\p{P}\p{S}]*(?:今日|今天|每日|每天)?(?:的)?(?:打卡|签到|打个卡|来打卡|报到|报道|冒泡|check(?:ing|ed)?[- ]?in|here|present|day \w+|第?[\s\d一二三四五六七八九十百]+天(?:打卡)?)[\s\p{P}\p{S}\d啦了~]*$/iu;
const TRIFLE = /一点点?|一丢丢|一些|几(?:眼|口)|一会儿?|一小会|一下下?|少许|\ba (?:bit|little|while|tiny bit|touch)\b|\bsome\b|\bbriefly\b|\bskimmed\b/;

const without = (text: string, ...patterns: readonly RegExp[]): string => patterns.reduce((left, pattern) => left.replaceAll(pattern, ' '), text);

export type Cues = {
  readonly negated: boolean;
  readonly future: boolean;
  readonly unreal: boolean;
  readonly joke: boolean;
  readonly other: boolean;
  readonly day: 'today' | 'last-night' | 'past' | undefined;
  readonly same: boolean;
  readonly question: boolean;
  readonly ongoing: boolean;
  readonly soFar: boolean;
  readonly retracted: boolean;
  readonly done: boolean;
  readonly bare: boolean;
  readonly trifle: boolean;
};

const dayCue = (text: string): Cues['day'] => {
  const plain = text.replaceAll(STARTED_BEFORE, ' ');
  if (TODAY.test(plain)) return 'today';
  if (LAST_NIGHT.test(plain)) return 'last-night';
  return PAST_DAY.test(plain) ? 'past' : undefined;
};

/** Reads the cues of one clause. `written` is the clause before evening (for names in capitals). */
export const cuesOf = (text: string, written: string): Cues => {
  const stated = without(text, HARMLESS, HARMLESS_EN);
  const same = SAME.test(text) && !STARTED_BEFORE.test(text);
  return {
    negated: NEGATED.test(stated),
    future: FUTURE.test(stated),
    unreal: UNREAL.test(stated),
    joke: JOKE.test(text),
    other: (OTHER.test(text) || NAMED.test(written)) && !WITH_ME.test(text),
    day: same ? undefined : dayCue(text),
    same,
    question: QUESTION.test(text.trim()),
    ongoing: ONGOING.test(stated),
    soFar: SO_FAR.test(text),
    retracted: RETRACTED.test(text),
    done: DONE.test(text),
    bare: BARE_CHECK_IN.test(text),
    trifle: TRIFLE.test(text),
  };
};
