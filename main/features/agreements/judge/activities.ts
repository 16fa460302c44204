type Activity = { readonly name: string; readonly words: RegExp; readonly kindOf?: readonly string[] };

/** What people agree to do, as far as two of them must not be taken for each other. `kindOf`: the wider things that it also is. */
const ACTIVITIES: readonly Activity[] = [
  { name: 'listen', words: /听(?!说|见|写|从|懂)|有声书|播客|\blisten(?:ed|ing)?\b|\bpodcasts?\b|\baudiobooks?\b/ },
  { name: 'watch', words: /(?<!没)看(?:了|完|着)?[^,。]{0,6}(?:电视|电影|剧|综艺|视频|直播|比赛|番)|追剧|刷(?:剧|视频|抖音|短视频|微博|手机|朋友圈|小红书)|\bwatch(?:ed|ing)?\b|\bnetflix\b|\btik ?tok\b|\bscroll(?:ed|ing)?\b|\byoutube\b|\binstagram\b|\bmovies?\b/ },
  { name: 'read', words: /读(?!者|书会)|阅读|看(?:了|完|到|过|的)?[^,。]{0,8}(?:书|页|章|小说|篇|本)|看(?:了|完)?\d+页|翻(?:了|完|到)|啃(?:了|完)|\bread(?:ing|s)?\b|\bnovels?\b/ },
  { name: 'run', words: /跑|\bran\b|\brun(?:ning|s)?\b|\bjog(?:ged|ging|s)?\b|\btreadmill\b|\b(?:5|10)k\b(?! ?steps| ?words)/, kindOf: ['exercise', 'cardio'] },
  { name: 'walk', words: /走(?!神|丢|了之)|散步|徒步|遛(?:狗|弯)|健走|快走|\bwalk(?:ed|ing|s)?\b|\bhik(?:e|ed|ing)\b|\bstroll(?:ed)?\b|\bsteps\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'bike', words: /骑|单车|自行车|\bbik(?:e|ed|ing)\b|\bcycl(?:e|ed|ing)\b|\brode\b|\bspin(?:ning)? class\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'drive', words: /开车|开了?\d+公里|打车|坐车|地铁|公交|高铁|\bdrove\b|\bdriv(?:e|ing)\b|\btaxi\b|\buber\b|\bby (?:bus|car|train)\b/ },
  { name: 'swim', words: /游泳|游了|自由泳|蛙泳|\bsw[ia]m(?:ming)?\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'push-up', words: /俯卧撑|\bpush[- ]?ups?\b|\bpress[- ]?ups?\b/, kindOf: ['exercise', 'strength'] },
  { name: 'sit-up', words: /仰卧起坐|卷腹|\bsit[- ]?ups?\b|\bcrunch(?:es)?\b/, kindOf: ['exercise', 'strength'] },
  { name: 'pull-up', words: /引体向上|\b(?:pull|chin)[- ]?ups?\b/, kindOf: ['exercise', 'strength'] },
  { name: 'squat', words: /深蹲|\bsquats?\b/, kindOf: ['exercise', 'strength'] },
  { name: 'plank', words: /平板支撑|\bplank(?:s|ed|ing)?\b/, kindOf: ['exercise', 'strength'] },
  { name: 'burpee', words: /波比|\bburpees?\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'rope', words: /跳绳|\b(?:jump|skipp?)(?:ed|ing)? rope\b|\brope (?:skips?|jumps?)\b|\bskipping\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'yoga', words: /瑜伽|\byoga\b/, kindOf: ['exercise', 'stretch'] },
  { name: 'stretch', words: /拉伸|\bstretch(?:ed|ing|es)?\b/, kindOf: ['exercise'] },
  { name: 'dance', words: /跳舞|舞蹈|\bdanc(?:e|ed|ing)\b|\bzumba\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'ball', words: /打(?:了|完)?[^,。]{0,5}球|踢球|踢足球|篮球|羽毛球|乒乓|网球|\b(?:basketball|tennis|badminton|football|soccer|volleyball|squash)\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'climb', words: /爬(?:山|楼)|攀岩|\bclimb(?:ed|ing)?\b|\bstairs\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'row', words: /划船|\brow(?:ed|ing)\b/, kindOf: ['exercise', 'cardio'] },
  { name: 'strength', words: /力量|举铁|撸铁|哑铃|硬拉|卧推|\bweights?\b|\blift(?:ed|ing)\b|\bbench press|\bdeadlifts?\b|\bstrength\b/, kindOf: ['exercise'] },
  { name: 'exercise', words: /运动|健身|锻炼|训练|有氧|\bexercis(?:e|ed|es|ing)\b|\bwork(?:ed|ing)?[- ]?outs?\b|\bgym\b|\bcardio\b|\btrain(?:ed|ing)\b|\bhiit\b|\bpilates\b/ },
  { name: 'words', words: /单词|生词|词汇|背(?:了|完)?\d*个?[^,。]{0,4}词|\bvocab(?:ulary)?\b|\bwords?\b|\bflash ?cards?\b|\banki\b/, kindOf: ['study', 'language'] },
  { name: 'recite', words: /背诵|背(?:完|下|会|熟|了)*《|背下来|背(?:了|完)?[^,。]{0,4}(?:诗|古文|课文)|\brecit(?:e|ed|ing)\b|\bmemoriz(?:e|ed|ing)\b/, kindOf: ['study'] },
  { name: 'language', words: /(?:英|日|法|德|韩|俄)(?:语|文)|西班牙语|口语|听力|\b(?:english|spanish|french|german|japanese|korean|chinese|mandarin|italian)\b|\bduolingo\b/, kindOf: ['study'] },
  { name: 'problems', words: /刷题|做题|题(?!目是)|力扣|\bleetcode\b|\bproblems?\b|\bquestions?\b/, kindOf: ['study', 'code'] },
  { name: 'code', words: /编程|写代码|代码|\bcod(?:e|ed|ing)\b|\bprogramm(?:ed|ing)\b/, kindOf: ['study'] },
  { name: 'study', words: /学习|学了|自习|复习|预习|上课|网课|备考|\bstud(?:y|ied|ying)\b|\brevis(?:e|ed|ing)\b|\bcourse\b|\blessons?\b|\bhomework\b|\blearn(?:ed|t|ing)?\b/ },
  { name: 'write', words: /写|日记|随笔|作文|手账|\bwr(?:ite|ote|itten|iting)\b|\bjournal(?:ed|ing|ling)?\b|\bdiary\b|\bblog(?:ged)?\b/ },
  { name: 'calligraphy', words: /练字|书法|字帖|临帖|\bcalligraphy\b/, kindOf: ['write'] },
  { name: 'draw', words: /画|素描|\bdr[ae]w(?:n|ing)?\b|\bsketch(?:ed|es|ing)?\b|\bpaint(?:ed|ing)?\b/ },
  { name: 'music', words: /琴|弹(?!幕)|吉他|尤克里里|二胡|乐器|\bpiano\b|\bguitar\b|\bviolin\b|\bukulele\b|\bscales\b|\bdrums?\b|\bcello\b/ },
  { name: 'sing', words: /唱歌|唱了|\bs[aiu]ng\b|\bsinging\b/ },
  { name: 'meditate', words: /冥想|打坐|正念|静坐|\bmeditat(?:e|ed|ing|ion)\b|\bmindfulness\b/ },
  { name: 'sleep', words: /睡|关灯|入眠|上床|\bsle(?:ep|pt)\b|\basleep\b|\b(?:to|in) bed\b|\bbed(?:time)? (?:by|at|before)\b|\blights out\b/ },
  { name: 'nap', words: /午睡|小睡|打盹|\bnap(?:ped)?\b/ },
  { name: 'wake', words: /起床|早起|起来了|醒|\b(?:get|got|getting|woke|wake|waking) up\b|\bwoke\b|\bout of bed\b|\bwake\b/ },
  { name: 'water', words: /喝?[^,。奶茶]{0,4}水(?!果|平|饺)|\bwater\b|\bhydrat/ },
  { name: 'milk-tea', words: /奶茶|\b(?:bubble|milk) tea\b|\bboba\b/, kindOf: ['sugar'] },
  { name: 'coffee', words: /咖啡|美式|拿铁|\bcoffees?\b|\blattes?\b|\bespressos?\b|\bcaffeine\b/ },
  { name: 'sugar', words: /糖|甜食|甜品|蛋糕|可乐|\bsugar\b|\bsweets?\b|\bdesserts?\b|\bcand(?:y|ies)\b|\bcakes?\b|\bcookies?\b|\bsoda\b|\bcoke\b|\bice cream\b|\bchocolate\b|\bdonuts?\b/, kindOf: ['snack'] },
  { name: 'snack', words: /零食|夜宵|宵夜|薯片|\bsnack(?:s|ed|ing)?\b|\bchips\b|\bjunk food\b/ },
  { name: 'takeaway', words: /外卖|\btake[- ]?(?:away|out)\b|\bdeliver(?:y|oo)/ },
  { name: 'smoke', words: /烟|\bsmok(?:e|ed|ing)\b|\bcigarettes?\b|\bvap(?:e|ed|ing)\b/ },
  { name: 'alcohol', words: /酒|\balcohol\b|\bbeers?\b|\bwine\b|\bdrinks\b|\bcocktails?\b/ },
  { name: 'phone', words: /手机|刷(?:抖音|视频|短视频|微博|朋友圈|小红书)|抖音|屏幕|\bphone\b|\bscreen(?: time)?\b|\bsocial media\b|\btik ?tok\b|\binstagram\b|\bscroll/ },
  { name: 'game', words: /(?:打|玩)(?:了|完)?[^,。]{0,4}游戏|王者|开黑|\bgam(?:e|es|ing|ed)\b/ },
  { name: 'breakfast', words: /早[饭餐]|\bbreakfast\b/, kindOf: ['eat'] },
  { name: 'vegetables', words: /蔬菜|青菜|水果|\bvegetables?\b|\bveggies?\b|\bfruits?\b|\bsalads?\b/, kindOf: ['eat'] },
  { name: 'cook', words: /做(?:了|完)?[^,。]{0,4}饭|下厨|炒菜|烧菜|\bcook(?:ed|ing)?\b/ },
  { name: 'tidy', words: /打扫|收拾|整理|扫地|拖地|洗碗|断舍离|\btid(?:y|ied)\b|\bclean(?:ed|ing)?\b|\bdeclutter/ },
  { name: 'floss', words: /牙线|刷牙|\bfloss(?:ed)?\b|\bbrush(?:ed)?\b/ },
  { name: 'vitamin', words: /维生素|吃药|\bvitamins?\b|\bmedic(?:ine|ation)\b|\bpills?\b/ },
  { name: 'save', words: /存(?:了|钱)|攒|\bsav(?:e|ed|ing)\b/ },
  { name: 'leisure', words: /下棋|象棋|围棋|五子棋|打牌|扑克|麻将|逛街|购物|聊天|开会|加班|发呆|看电视|钓鱼|追星|上网|聚餐|唱k|\b(?:chess|cards|poker|board games?|shopping|chatt?(?:ed|ing)?|gossip(?:ed)?|meetings?|party|partied|concert|fishing|surfed the web|puzzles?|tv|television)\b/ },
  { name: 'call', words: /打电话|视频通话|\bcall(?:ed)? (?:my |mum|mom|dad|home|parents)/ },
];

const BY_NAME = new Map(ACTIVITIES.map((activity) => [activity.name, activity]));

const activitiesWithin = (text: string): string[] => ACTIVITIES.filter(({ words }) => words.test(text)).map(({ name }) => name);

/** Where and when a thing was done is not what was done: "8 pages at breakfast", "地铁上读了25页". */
const SETTINGS = /(?:早|午|晚)?[饭餐](?:前|后|时)|睡[觉]?前|起床(?:后|以后|之后)|(?:地铁|公交|火车|高铁|飞机|车|路|床)上|午睡(?:前|后)|午休时?|(?:上|下)(?:班|课|学)(?:前|后|路上)?|课间|喝(?:着)?(?:咖啡|茶)(?:时)?|\b(?:at|before|after|during|over|with|on|in|while having|until|while on)\s+(?:the |my |a |our |some )?(?:\w+ )?(?:breakfast|lunch|dinner|train|bus|subway|metro|tube|plane|commute|coffee|tea|shower|break|work|class|bath|nap|meetings?|office|cafe|taxi|car|wine|waking up|getting up)\b/g;

/** The activities a text speaks of. */
export const activitiesIn = (text: string): ReadonlySet<string> =>
  new Set(activitiesWithin(text.replaceAll(SETTINGS, ' ')));

const isA = (name: string, wanted: string): boolean => name === wanted || (BY_NAME.get(name)?.kindOf ?? []).some((wider) => isA(wider, wanted));

/** Whether doing one of `done` is doing one of `wanted` (running is exercise; exercise need not be running). */
export const isKindOf = (done: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  [...wanted].some((want) => [...done].some((name) => isA(name, want)));

const RIVALS: readonly (readonly RegExp[])[] = [
  [/英[语文]|四级|六级|雅思|托福|\benglish\b/, /日[语文]|\bjapanese\b/, /法[语文]|\bfrench\b/, /德[语文]|\bgerman\b/, /韩[语文]|\bkorean\b/, /西班牙[语文]|\bspanish\b/, /俄[语文]|\brussian\b/, /意大利[语文]|\bitalian\b/, /中文|\bchinese\b|\bmandarin\b/],
  [/钢琴|\bpiano\b/, /吉他|\bguitar\b/, /小提琴|\bviolin\b/, /二胡/, /尤克里里|\bukulele\b/, /大提琴|\bcello\b/, /鼓|\bdrums?\b/],
  [/数学|\bmath(?:s|ematics)?\b/, /物理|\bphysics\b/, /化学|\bchemistry\b/, /历史|\bhistory\b/, /生物|\bbiology\b/],
];

/** Whether a text names another of a family (Spanish for French, guitar for piano) than the rule does. */
export const namesRival = (text: string, rule: string): boolean =>
  RIVALS.some((family) => {
    const wanted = family.filter((word) => word.test(rule));
    const named = family.filter((word) => word.test(text));
    return wanted.length > 0 && named.length > 0 && !named.some((word) => wanted.includes(word));
  });

/** Whether each could be said of the other: the narrower word may stand in the rule, the wider in the check-in. */
export const areAkin = (done: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean => isKindOf(done, wanted) || isKindOf(wanted, done);
