const phrases = (alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'), 'gu');

/** Words that hold a word of violence and mean something else, and violence against insects and in games. */
const COMPOUNDS_ZH = phrases([
  String.raw`死(?:磕|党|宅|忠|粉|机|循环|胡同|记硬背|皮赖脸|鬼|线|活不|要面子|对头|心塌地|心眼|心了)|(?:该|怕)死的?|不死心|死不了|跳楼(?:价|机|大甩卖|大?减价|甩卖)`,
  String.raw`杀(?:价|青|手锏|猪|鸡|毒|菌|虫|疯|时间|鱼|熟|入|进|出重围|回|人游戏|马特)|秒杀|抹杀|扼杀|必杀|(?:狼人|剧本|三国|消息)杀|封杀|绝杀|通杀|厮杀`,
  String.raw`(?:爷|我)青(?:结|回)`,
  String.raw`(?:切菜|做饭|做菜|削苹果|刮胡子|不小心|拆快递|打球|踢球|滑倒|摔).{0,10}(?:割|划|切|烫|撞|弄伤|伤)(?:到|破|伤|了)*(?:了)?(?:自己|手指|手|腿|脚)?`,
  String.raw`(?:打|拍|踩|弄|毒|杀|烫|淹|闷|砍|射|炸)(?:死|了|掉)?(?:了|一只|只|几只|那只|这只|那个|那些|这些|个|一个)*(?:小)?(?:蚊子|蟑螂|苍蝇|虫|老鼠|蜘蛛|boss|怪|僵尸|细菌|病毒|bug|鱼|鸡|龙|敌人|对面|npc|杂草|野怪|反派|人机|蚂蚁)`,
]);

/** The same in English: deadlines, killing processes, beating someone at chess, small mishaps. */
const COMPOUNDS_EN = phrases([
  String.raw`\bkiller (?:whales?|bees?|instinct|queen|sudoku)\b|\b(?:shot|shoot(?:ing)?|shoots) (?:the|a|our|some|my) (?:\w+ )?(?:film|movie|video|photos?|scene|hoops|clip|wedding|pictures?)\b|\b(?:phone|battery|laptop|car|plant|mic|wifi|connection|chat|group|party|line) (?:is|'s|was|just|has|are)? ?(?:dead|died|dying)\b`,
  String.raw`\bdrop[- ]dead gorgeous\b`,
  String.raw`\bdead (?:tired|serious|right|on|line|lines|end|ends|battery|weight|heat|lift|pool|pixel|simple|easy|beat)\b`,
  String.raw`\bdeadlines?\b|\bdeadlifts?\b|\bdeadpool\b|\bdie[- ]?hards?\b|\bnever say die\b`,
  String.raw`\bold habits die hard\b|\b(?:do|live|ride) or die\b`,
  String.raw`\bkill(?:ed|ing|s|er)? (?:it|the (?:lights?|engine|process|mood|vibe|time|bugs?|boss|dragon|monsters?|switch|server|job|weeds?|germs|bacteria|mosquito(?:es)?|roach(?:es)?|spider|wasps?|fly|flies|zombies?|enemy|enemies|app|task|noise|music|conversation|thread|joke|party|presentation|interview|audition|performance|game|exam|test)|time|two birds|some time|an hour|a (?:few|couple)|off the|zombies|my (?:plants?|basil|cactus|phone|battery|streak|appetite|orchid|houseplants?)|your darlings|weeds|mosquitoes|orcs|goblins|all (?:the )?(?:enemies|monsters|zombies|mosquitoes)|bill|process(?:es)?)\b`,
  String.raw`\b(?:painkiller|killer) (?:app|feature|view|heels|workout|deal|party|song|outfit)\b`,
  String.raw`\bkilled (?:the|that|my|his|her|your) (?:interview|presentation|exam|speech|audition|test|set|solo|workout)\b`,
  String.raw`\bkilljoy\b`,
  String.raw`\b(?:cut|hurt|burn(?:ed|t)?|stab(?:bed)?|poke[d]?|injured?) myself (?:\w+ ){0,2}(?:shaving|cooking|chopping|slicing|opening|gardening|by accident|accidentally|at (?:the gym|work|practice|football|training)|playing|running|skiing|lifting|doing|climbing|ironing|on (?:a|the|some|my)|while|when i (?:fell|slipped|was (?:cooking|chopping|shaving|running)))`,
  String.raw`\baccidentally (?:cut|hurt|burned|stabbed) myself\b|\bbuzz ?kill\b`,
  String.raw`\b(?:drowning in|buried in|swamped) (?:\w+ ){0,2}(?:work|emails?|homework|laundry|paperwork|deadlines|tickets|assignments|chores)`,
  String.raw`\bhopeless (?:at|romantic|with)\b|\bcareer suicide\b`,
  String.raw`\bsuicide (?:squad|doors?|run|drill|drills|squeeze|by words|bunny|king)\b`,
  String.raw`\b(?:commercial|political|social|financial|business) suicide\b`,
  String.raw`\bsuicides? (?:sprints?|at practice|drills?)\b`,
  String.raw`\b(?:photo|head|screen|slap|money|sling|over|trouble|para)shoot(?:ing|s)?\b`,
  String.raw`\bshoot (?:you|him|her|them|me|us) (?:a|an|the|my|over a|some) (?:text|message|email|mail|dm|line|link|note|invite)\b`,
  String.raw`\bi'?m done (?:with|for the day|for today|at|by|eating|packing|here|working)\b`,
  String.raw`\b(?:beat|beating|crush|destroy|smash|kill|murder) (?:you|him|her|them|everyone|u) (?:at|in|on) (?:\w+ )?(?:chess|tennis|mario|fifa|cards|game|games|scrabble|the (?:game|race|court|field|track|next|quiz|rematch|final)|ping ?pong|uno|monopoly|poker|smash|fantasy|trivia|badminton|basketball|go|kart|\w+ night)\b`,
]);

/** Figures of speech: 笑死我了, 累死, 想死你了, 我妈会杀了我. */
const FIGURES_ZH = phrases([
  String.raw`(?<!真的?|今晚|其实)(?:真的?是?)?(?:不想活|想死|活不下去|去死|不活|想跳楼|想自杀)了?[,!。~ ]*(?:哈{2,}|hh+|2?33+|[😂🤣😆😹]|笑哭|嘻嘻)|原地爆炸|(?:得|到)(?:要|想)死(?!了之)|咬死(?:我)?了?`,
  String.raw`(?:会|要|得|想|非|肯定|一定)(?:不会)?(?:要|会|得)?(?:杀|宰|打死|骂死|砍|撕|劈)(?:了|死)?我(?:的|吧|哈+|啊|不可|[,。!~ ]|$)|丢死(?:个)?人|猝死在|(?:累|笑|热|忙|咳|哭)得?.{0,3}(?:断气|没命|升天|归西)|(?:宁愿|宁可|打)?死也不|(?:好吃|好看|可爱|帅|甜|美|香|萌)[^,。]{0,4}[,，]?我(?:直接)?(?:死|没)了|(?:让|给)我死(?:个痛快|在这)|(?:被|让).{0,8}(?:杀|秒|萌|帅|美)(?:到|翻|疯)了?`,
  String.raw`(?:笑|累|饿|困|热|冷|冻|气|急|烦|忙|渴|痛|疼|晕|吓|羡慕|嫉妒|爱|美|帅|贵|难吃|难|丑|香|臭|甜|酸|苦|辣|咸|尴尬|无聊|担心|开心|高兴|感动|可爱|乐|馋|撑|堵|挤|吵|慢|卡|萌|甜蜜|后悔|心疼|恶心|郁闷|愁|穷|懒|傻|蠢|坑|菜|肉麻|折磨|讨厌|恨|紧张|社|喜欢|痒|憋|闷|噎|齁|腻|背|爽|酷|土|油腻|想念|虐)(?:都|得|到|要|快|想|也)*死(?:我|人|个人|你|他|她|宝宝|老娘|老子|本人|大家)?(?:了|啦|哈|咯|掉)?`,
  String.raw`(?:想|爱|羡慕|笑|气|烦|急|吓|坑|馋|累|恨|折磨|玩|整)死(?:你|我|人|他|她|宝宝)(?:了|啦|们|咯)?`,
  String.raw`想死(?:你|他|她|我|它|大家|这口|那口|家里|火锅|奶茶)[们]?|想死的心都有|(?:我|人|快|真|都)?(?:快|都)?要死(?:了|啦|掉了)(?!之前|以后)|(?:要|会)死人的?`,
  String.raw`打死(?:我)?(?:也|都)不|死也要|拼(?:死|命)|要命|要(?:了)?我(?:的)?(?:老|半条|小)?命|命都没了|救命(?!.{0,8}(?:打|刀|血|自杀|不想活))|找死|作死`,
  String.raw`送死|死定了|死翘翘|挂了|笑(?:不活|岔气|发财)|不活了哈|(?:我)?裂开|原地去世|当场去世|我死了(?=.{0,4}(?:哈|笑|可爱|帅|好看|甜|美))`,
  String.raw`气得?(?:我)?想?(?:跳楼|吐血|杀人)|想杀人的心|生不如死的(?:考试|加班|周一|作业|体测)|老娘不干了|社死|内卷死|卷死(?:你|我|人)?`,
  String.raw`(?:我?(?:妈|爸|老婆|老公|老板|女朋友|男朋友|导师|老师|领导|媳妇|室友|他|她|你)(?:知道了?|回来|看到|发现|看见)?(?:肯定|一定|绝对|估计|会|要|得|还不|非|不得|又要|就)*(?:杀|打|弄|砍|掐|骂|宰)(?:了|死)我(?:不可)?)`,
  String.raw`(?:作业|论文|考试|加班|ppt|代码|老板|减肥|健身|跑步|体测|期末|高数|英语|项目|甲方|天气|天热|堵车|早起|周一).{0,6}(?:要死|死了|想死|去死|自杀|跳楼|不想活|活不下去|杀了我|弄死我|撑不下去|崩溃|绝望|生无可恋|救救我|想不开)`,
  String.raw`(?:撑|熬|坚持|挺)不(?:下去|住|过).{0,6}(?:作业|论文|加班|ppt|减肥|瑜伽|平板|马拉松|早起|这个月|周五|考试|先睡|去睡|睡了|困)`,
  String.raw`(?:平板支撑|跑步|论文|作业|加班|考试|减肥|项目|深蹲|手机|电池|胃).{0,12}(?:撑|熬|坚持|挺)不(?:下去|住|过)`,
]);

/** Figures of speech: "this is killing me", "dying to see", "my mom will kill me", "kill me now". */
const FIGURES_EN = phrases([
  String.raw`\b(?:end|off|unalive|hang|shoot) myself ?(?:😂|🤣|lol\b|lmao|haha|xd\b|jk\b|😅)|\b(?:bored|starving|scared|worried|frozen|freezing|boring|sick|tickled) (?:me |us )?to death\b|\b(?:literally|actually|happily|totally) (?:kill|murder|die) for\b|\b(?:exam|test|workout|class|hill|stairs|heat|hike|run|shift|meeting|game) (?:just |really |absolutely |is going to |is gonna |will |'ll )?(?:murdered|killed|kill|destroyed|finish(?:ed)?|end(?:ed)?) (?:me|us)\b`,
  String.raw`\b(?:rather|sooner) die than (?!live|go through|go on|keep|spend another|be alive|feel|wake|face|exist|stay)|\bso \w+ (?:that )?i (?:could|might|may|nearly|almost) (?:just )?(?:die|cry|scream)\b|\bthe death of (?:me|us|him|her)\b|\b(?:is|are|was|were) (?:absolute |pure )?murder(?: on my \w+)?\b(?! (?:suspect|case))|\b(?:so hard|laughing|so much|so good|funny|cute)[^.!?]{0,14}i (?:literally |actually |basically |just )?died\b|\bi (?:literally|actually|basically|legit) (?:died|die|am dead)\b|\bwish the (?:ground|floor|earth) would swallow\b|\blost the will to live (?:in|after|during)\b`,
  String.raw`\b(?:homework|exams?|essay|deadline|monday|mondays|traffic|workout|squats|leg day|meetings?|spreadsheet|excel|taxes|finals|thesis|math|maths|calculus|commute|this (?:heat|weather|queue|line|bug|code|diet|game|level|update)|printer|wifi|hangover)\b.{0,24}\b(?:want to die|wanna die|kill me|kill myself|kms|killing me|end me|suicidal|dying|jump off|want to cry|give up|giving up|hopeless|i'?m done|can'?t go on|can'?t take (?:it|this)|drowning)\b`,
  String.raw`\b(?:is|are|was|were|been|'s|'re|these|this|that|it'?s|keeps?|just|literally|absolutely|totally|really|nearly|almost)? ?(?:killing|kills|slaying|murdering|killed) (?:me|it|us|my (?:back|feet|knees?|vibe|mood|legs?|head|brain|eyes|shoulders?|battery|wallet|diet|phone))\b(?! (?:tonight|with a knife|and nobody))`,
  String.raw`\b(?:dying|die|died|dead|dying here)\b ?(?:of|from|with|to|for|laughing|inside)? ?(?:laughter|laughing|embarrassment|boredom|cuteness|cringe|curiosity|hunger|thirst|heat|to (?:see|know|try|hear|go|meet|eat|get|tell|watch|read|visit|find out)|for (?:a|some|that|the|this) \w+)`,
  String.raw`\b(?:i'?m|im|we'?re|i am) (?:so |literally |actually |just )*(?:dead|dying|deceased)\b(?=\W*(?:lol|lmao|haha|😂|🤣|💀|😭|$|!|,? (?:this|that|stop|omg|look)))`,
  String.raw`💀+|⚰️?`,
  String.raw`\b(?:i )?(?:could|would|'d|will) (?:kill|murder|die|sell a kidney) for (?:a|an|some|that|those|this|one)\b`,
  String.raw`\b(?:could|would) murder (?:a|an|some)\b|\bto die for\b|\bover my dead body\b`,
  String.raw`\bdie on (?:this|that) hill\b|\bcross my heart and hope to die\b`,
  String.raw`\b(?:my|your|his|her) ?(?:mom|mum|mother|dad|father|parents|wife|husband|boss|teacher|sister|brother|girlfriend|boyfriend|gf|bf|roommate|landlord|manager|coach|supervisor|nan|grandma)(?:'s| is|'ll| will| would|'d| are|\b)? ?(?:(?:going to|gonna|literally|totally|actually|so|seriously) )*(?:kill|murder|strangle|skin|end) (?:me|us)\b`,
  String.raw`\b(?:he|she|they|you)(?:'ll| will|'d| would|'s going to|'s gonna|'re gonna| is gonna| is going to| are going to|'re going to) (?:kill|murder|strangle) (?:me|us)\b(?! (?:if i (?:leave|tell|call|go)|tonight|and|one day|someday))`,
  String.raw`\b(?:shoot|kill|end|bury|slap) me (?:now|already|please)\b|\bkms (?:lol|lmao|haha|rn lol)`,
  String.raw`\b(?:lol|lmao|haha+|😂|🤣) ?,? ?(?:kms|kys|i'?m dead)\b`,
  String.raw`\b(?:kms|kill myself|die|kys|kill you|jump off a (?:bridge|cliff)|wanna die|want to die|shoot myself|murder you|strangle you|cry) ?(?:😂|🤣|lol\b|lmao|haha|xd\b|jk\b|just kidding|😆|😅|😭😂|lolol|rofl|💀)`,
  String.raw`\b(?:want|wanted|wish|wanna|going|about|could|would|nearly|almost|literally|just) (?:to )?(?:just )?(?:die|curl up and die|sink into the (?:floor|ground)|kill myself|disappear|jump off (?:a|the) (?:bridge|cliff|roof)) (?:of|from|when (?:he|she|they|the teacher|my (?:mom|boss|crush|mum|dad)|everyone|it (?:happened|went))|after that (?:email|typo|meeting|presentation)|so (?:embarrass|cring))`,
]);

/**
 * Takes what only sounds like danger out of normalised text, before the signals look at it, so that a real signal beside a figure of speech
 * still counts. `found` counts figures of speech; ordinary compounds go without a trace.
 */
export const withoutFigures = (text: string): { readonly rest: string; readonly found: number } => {
  const plain = text.replace(COMPOUNDS_ZH, ' ~ ').replace(COMPOUNDS_EN, ' ~ ');
  let found = 0;
  let rest = plain;
  for (const pattern of [FIGURES_ZH, FIGURES_EN]) {
    rest = rest.replace(pattern, (match) => {
      found += 1;
      return match === '' ? '' : ' ~ ';
    });
  }
  return { rest, found };
};
