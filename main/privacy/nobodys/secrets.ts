import type { Reason } from './reason.ts';

/** A lock, a network, an account of somebody's: whoever speaks of one tells what opens it. */
const SOMEBODYS =
  /账号|帐号|我号|上号|登[录陆]|steam|[门柜][锁禁]|大门|单元|家里|我家|我的|宿舍|支付|取款|银行|保险柜|锁屏|手机|服务器|数据库|路由|wi-?fi|无线|提取码|网盘|公司|车库|会议|邮箱|储物|行李|快递|包[间厢房]|房间|健身|相册|文档|压缩|psn|switch|号密码|[帮替]我|旁边|楼上|楼下|门口|前台|团购|平板|学习机|电脑|回放|直播课|钉钉|医保|社保|手表|后台|电瓶车|QQ|微信|酒吧|爸|妈|奶|爷|老公|老婆|(?<![A-Za-z])(?:my|our|your|her|his|mum|mom|dad|gran|account|login|log ?in|gate|front door|back door|router|server|bank|card|phone|laptop|ipad|alarm|garage|locker|lockbox|house|flat|office|netflix|hulu|disney|plex|prime|psn|playstation|xbox|epic|otp|airbnb|building|hall|lift|barrier|entrance|lobby|cupboard|shop|store|club|cottages?|shed|gym|fob|suitcase|staff|chromebook|room|court|padlock|lock|copier|library|cabinet|doors?|opens|lab)(?![A-Za-z])/i;

/** Passwords that half the world has been told of. */
const EVERYBODYS = /^(?:0{3,8}|1{3,8}|8{3,8}|1234(?:5(?:6(?:78?9?0?)?)?)?|abc123|password\d{0,3}|passw0rd|p@ssw0rd1?!?|changeme|qwerty\d{0,3}|letmein|hunter2|toor|test(?:123)?|secret|foo|bar|infected|example)$/i;
const SPOKEN_OF = /(?:最常[用见]的密码(?:还?是)?|弱口令(?:排行榜?|top ?\d+)?)\s?[:：]?\s?$|(?<![A-Za-z])(?:never use|most common (?:password|pin)s?(?: is| are|:)?|(?:worst|weakest) (?:password|pin)s?(?: are|:)?)(?: ["']?| \w+,? ){0,2}["']?$/i;
/** Riddles and games have locks of their own. */
const OF_A_GAME =
  /密室逃脱那|密室里|剧本杀第|房间逃脱|生化危机|最后生还者|赛博朋克|《原神》|达芬奇密码|锈湖|寂静岭|纸嫁衣|孙美琪|小小梦魇|逃出银行|(?<![A-Za-z])(?:escape (?:room|game)|puzzle box|resident evil|deus ex|hitman dartmoor|tlou2?|alan wake)(?![A-Za-z])/i;
/** What a publisher gives to all who play. */
const GIVEN_TO_ALL = /(?:(?:前瞻|原神|崩铁)[^\n]{0,6}(?:兑换码|前瞻码)|前瞻码|(?<![A-Za-z])(?:(?:free fire|bgmi|codm|pubg|genshin|roblox|overwatch|hearthstone|bl3|fortnite|idle champions)(?: chest| redeem| deck| map| island| creative)?|crosshair) code)[: ：]{0,2}(?:is )?$/i;
/** “p=61 q=53”, a cipher's key: of a lesson. */
const OF_A_LESSON = /(?<![A-Za-z])(?:RSA(?![A-Za-z])|(?:DH|DES)[^\n]{0,8}例题)|凯撒密码|仿射密码|密码学作业|caesar cipher|flag\{/i;
/** “财富密码”: what is a password by way of speaking only. */
const FIGURE = /(?<!东方|天天|京东|蚂蚁|招行|健康|银行|平安)(?:财富|流量|体重|涨停|提分|幸福|爆款|长寿|减肥|致富|养生)密码\s?[:：是=]?\s?$/;
const DRILLED = /(?:唤醒|教练|军训|过家家)口令\s?[:：是=]{0,2}\s?["“「]?$|(?:奇|偶|CRC)校验(?:码)?[^\n]{0,12}$|密码子(?:是|为|[:：\s])[^\n]{0,6}$/;
/** Words that let into an offer, for everybody. */
const OF_AN_OFFER = /(?:优惠|淘宝?|美团|哈啰|饿了么|外卖|618|双1?十?[1一]|京东|红包|领券|福利|下单|读者专属|粉丝|直播间|抽奖|折扣)\s?(?:口令|暗号)[:：是为\s"“「]{0,3}!?(?:红包\s?|[\u4e00-\u9fff]{1,4})?$/;
const TO_COPY = /复制(?:打开|此|这)[^\n]{0,10}(?:淘宝|京东|抖音|拼多多)|[:：]\/ 复制打开/;

/** What else has codes that anybody may know: “HSN code 8517”, “PLU code 4011”, “cost code 4410”. */
const CODED =
  'hsn|anzsco|ucas|specification|ussd|gl|nominal|plu|pip|shade|ral|obd2?|dtc|cpt|drg|hcpcs|irp5|commodity|ledger|transponder|squawk|ctcss|best before|ascii|html|colour|color|paint|occupation|biller|amfi|sars|scottish|chart of accounts';
const OF_CODED = new RegExp(`(?<![A-Za-z])(?:${CODED})[ -]codes?(?: (?:for|on|of) (?!(?:all |the |our |my ){0,3}(?:front|back|side|main|gates?|doors?|garage|lift|barrier|lobby|bridge))[\\w' ]{1,28}?)?(?:,? (?:is|was|are|just|now)|:|=|-|,){0,2} ?["'(]?$`, 'i');
/** “RAL 7016”. */
const SERIES = /(?<![A-Za-z])(?:RAL|NCS|Pantone|PMS|HTTP|ISO|DIN|SAE|ASTM|loco|gas safe(?: reg| number)?|list entry number) ?$/i;
/** “code 5411 is groceries”, “10000种”: what it means, not what it opens. */
const MEANS = /^,? ?is (?:groceries|rice|bananas?|avocado|snow white|a teapot|vfr)(?![A-Za-z])|^\s?种(?:组合|可能|方法|[,，])/i;
/** OBD-II (SAE J2012). */
const FAULT = /^P[0-3]\d{3}$/;
const OF_AN_ENGINE = /(?<![A-Za-z])(?:obd2?|engine|misfire|bank \d|catalyst|lean bank)(?![A-Za-z])|故障[码灯]|发动机/i;
/** “PIN code of Connaught Place is 110001, not serviceable”. */
const POSTAL = /(?<![A-Za-z])pin ?codes? (?:of|for) [A-Z][\w' ]{2,28}(?: is|:)? $/i;
const POSTED = /serviceable|speed ?post|depends on sector|(?<![A-Za-z])gpo(?![A-Za-z])/i;
/** What a telephone is asked by: *#06#, *131#. */
const DIALLED = /^[*#]{1,2}\d{2,4}(?:\*\d{1,4}){0,3}#$|^\*#\*#\d{3,8}#\*#\*$/;

/** What stands for a password in a programme or a log. */
const PLACEHOLDER =
  /^(?:\$\{|\{\{|<[a-z]|process\.env|os\.environ)|^(?:my|your|some)-(?:secret|super-secret|pass|password|pw|api|token|\d{3}-bit-secret)(?:-(?:pw|key|pass|password|here))?$|^(?:YES|NO)\)?$|^_?expired$|^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9$|^CSGO-[\w-]+$|^sha\d{3}-|^\d+(?:\.\d+)+-(?:alpine|slim|jdk|bullseye|SNAPSHOT)$/i;
const FINGERPRINT = /(?:(?:rsa|ssh|公钥|ed25519) ?(?:指纹|fingerprint)|recv-keys|integrity|gpg: ?(?:密钥|key)|apt-key)[:：\s]{0,2}$/i;
const PUBLISHED = /KMS 客户端|KMS one|GVLK|generic key|windows generic|微软官网公开|官网公开|microsoft['’]s own/i;
const RETURNED = /(?:返回(?:的)?\s?code|错误码|(?<!登录)状态码|响应码)\s?[:=是]?\s?$|(?:context length(?: is)?|max tokens?|each token[^\n]{0,14}|token ?数|redis key \S{0,24}(?: ttl)?|err ?code)\s?[:=]?\s?$/i;
const TOKEN_FAILED = /^ ?(?:token|令牌) ?(?:失效|过期|无效)/i;

/** What is called a password, a code or a key and lets nobody in. */
export const SECRET_REASONS: readonly Reason[] = [
  { kinds: ['SECRET', 'HANDLE', 'FINANCE_NO'], value: EVERYBODYS, before: SPOKEN_OF },
  { kinds: ['SECRET'], near: OF_A_GAME, value: /^\d{3,6}$|^\d{1,2}(?:-\d{1,2}){2,}$|^[\u4e00-\u9fff\d]+$/, unless: SOMEBODYS },
  { kinds: ['SECRET'], before: GIVEN_TO_ALL, value: /[A-Za-z]|^\d{4}(?:-\d{4}){2}$/ },
  { kinds: ['SECRET'], near: OF_A_LESSON, value: /^(?:[a-z]=\d{1,5}|key=\d+,[A-Z]+|\d{1,4}|[0-9A-F]{16})[,;]?$/, unless: SOMEBODYS },
  { kinds: ['SECRET'], before: FIGURE, value: /^(?:[\u4e00-\u9fff]+|(?:60|00|30)\d{4}(?:[\u4e00-\u9fff].*)?)$/ },
  { kinds: ['SECRET'], before: DRILLED },
  { kinds: ['SECRET'], before: OF_AN_OFFER, value: /^(?!\d{5,6}$)/ },
  { kinds: ['SECRET'], near: TO_COPY, before: /(?:淘|京东|拼多多)口令[^\n]{0,14}$/ },
  { kinds: ['EMAIL'], value: /^\S{1,2}@[A-Za-z]\.[A-Za-z]{2}$/, near: /复制|抖音/ },
  { kinds: ['SECRET'], before: OF_CODED, unless: SOMEBODYS },
  { kinds: ['PHONE', 'FINANCE_NO'], before: OF_CODED, value: /^[1-9]\d{2,5}$/ },
  { kinds: ['SECRET'], before: SERIES, value: /^[A-Z]?\d{3,7}$/, unless: SOMEBODYS },
  { kinds: ['SECRET'], after: MEANS },
  { kinds: ['SECRET'], value: FAULT, near: OF_AN_ENGINE, unless: /(?<![A-Za-z])(?:pin|locker|parking|door|club)(?![A-Za-z])|密码|取件|柜|门/i },
  { kinds: ['SECRET'], before: POSTAL, value: /^[1-8]\d{2} ?\d{3}$/, near: POSTED, unless: SOMEBODYS },
  { kinds: ['SECRET'], value: DIALLED, near: /balance|airtime|ussd|safaricom|(?<![A-Za-z])mtn|imei|话费|工程码/i, unless: /gate|door|keypad|flat|buzz|barrier|entrance|building|lobby|门|锁|单元|楼下|梯/i },
  { kinds: ['SECRET'], value: PLACEHOLDER },
  { kinds: ['SECRET'], before: FINGERPRINT },
  { kinds: ['SECRET'], value: /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/, near: PUBLISHED },
  { kinds: ['SECRET'], before: RETURNED, value: /^-?\d{1,6}$/, unless: /验证码|短信|otp/i },
  { kinds: ['SECRET'], after: TOKEN_FAILED, value: /^\d{4,6}$/, before: /code:? ?$/ },
];
