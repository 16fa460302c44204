import { wordsOf } from '../text/word-search.ts';

/** Where people have a name or a number in China: networks, shops, games, lessons, work. */
const CHINESE =
  '抖音|快手|小红书|b站|a站|哔哩哔哩|微博|知乎|豆瓣|贴吧|虎扑|西瓜视频|火山|皮皮虾|视频号|公众号|闲鱼|淘宝|转转|得物|多多|拼多多|京东|网易云|酷狗|全民k歌|唱吧|喜马拉雅|荔枝|映客|斗鱼|虎牙|歪歪|小宇宙|咕咚|悦跑圈|行者|高德|大众点评|美团|饿了么|马蜂窝|携程|脉脉|领英|探探|陌陌|积目|百度网盘|网盘|百度|简书|掘金|思否|开源中国|码云|力扣|牛客|半次元|米游社|晋江|起点|番茄|飞卢|微信读书|多邻国|百词斩|扇贝|不背单词|墨墨|学习强国|学习通|钉钉|飞书|企业微信|企微|腾讯会议|语雀|石墨|即刻|绿洲|最右|电报|纸飞机|飞机|推特|脸书|油管|战网|暴雪|育碧|任天堂|完美平台|佳明|微视|支付宝|美图|爱奇艺|优酷|腾讯视频|芒果|wifi万能钥匙|原神|崩铁|星铁|绝区零|鸣潮|明日方舟|方舟|王者荣耀|王者|农药|和平精英|吃鸡|光遇|蛋仔|金铲铲|第五人格|阴阳师|三国杀|飞车|碧蓝航线|战双|火影|永劫|无畏契约|瓦罗兰特|守望|炉石|魔兽|我的世界|迷你世界|穿越火线|逆水寒|梦幻|游戏|国服|外服|平台';
const LATIN =
  'telegram|tg|discord|dc|ins|ig|instagram|insta|twitter|fb|facebook|youtube|ytb|tiktok|snapchat|snap|whats ?app|line|kakao ?talk|kakao|threads|reddit|pinterest|steam|epic|psn|xbox|switch|ns|uplay|origin|github|gitlab|gitee|twitch|spotify|strava|garmin|keep|signal|skype|soul|blued|csdn|lofter|taptap|nga|acfun|boss|yy|lark|vrchat|roblox|osu!?|lol(?=m|id|[:\\u4e00-\\u9fff])|lolm|valorant|riot(?: id)?|battletag|zfb|linkedin|venmo|paypal|notion|figma|slack|zoom|teams|messenger|viber|zalo|weverse|mewe|clubhouse|bluesky|mastodon|medium|quora|behance|dribbble|pixiv|p站|ao3|wattpad|tumblr|patreon|kaggle|leetcode|hugging ?face|docker ?hub|npm|pypi|apple id|icloud|gmail|google';

/** Any of them, as an alternative in a pattern to be read without regard to case. */
export const NETWORKS = `(?:${CHINESE}|(?<![A-Za-z0-9])(?:${LATIN})(?!(?!u?id(?![a-z]))[A-Za-z]))`;
/** How WeChat is written where its name is filtered. */
export const WECHAT = '(?:[微薇威维围卫徽胃] ?信|[微薇卫]❤|微号|薇(?=号|:| |[A-Za-z_])|[卫微]星(?=号|:|是| ?[A-Za-z_])|绿泡泡?|绿标|小绿|(?<![A-Za-z])(?:v ?[x信❤]|wx|weixin|we ?chat)|(?<=[我加的她他你咱+])v(?![A-Za-z0-9]*[A-Za-z]{3}\\d?[.!])|(?<![A-Za-z])v(?=:))';

/** How QQ is written; 扣 alone is mostly a verb. */
export const QQ = '(?:(?<![A-Za-z])q ?q(?:id|(?![A-Za-z]))|扣扣|抠抠|秋秋|企鹅|球球|蔻蔻|[扣q]号|(?:加|我|[大小]号|老)q|扣(?=:)|(?<![A-Za-z0-9])q(?=[号:：是 ]{0,2}\\d{6}))';

/** Words without which no rule can find what these lead to: one list for all, since each list is searched for by itself. */
export const NETWORK_WORDS = wordsOf(
  `${CHINESE}| ${LATIN.replaceAll('(?: id)?', '').replaceAll(/\(\?=.*?\)/g, '').replaceAll(/( ?)\?/g, '$1').replaceAll('|', ' | ')} | whatsapp | kakaotalk | huggingface | dockerhub | osu | steamid | riotid |微信|微 信|微❤|微号|微星|薇|威信|威 信|维信|维 信|围信|围 信|卫信|卫❤|卫星|徽信|胃信|绿泡|绿标|小绿| vx| v x| v信| v❤| wx| weixin| wechat| we chat|我v|加v|的v|她v|他v|你v|咱v|+v| v:| qq| q q|扣扣|扣号|扣:|抠抠|秋秋|企鹅|球球|蔻蔻|q号|加q|我q|号q|老q| q |群号|群聊|群 |群:|群1|群2|群3|群4|群5|群6|群7|群8|群9|群是|加我|搜|小号|大号|私号|账号|帐号|用户|会员名|登录名|登陆名`,
);

/** Models and formats: letters and digits that are nobody's name. */
const PRODUCT =
  /^[0-9a-f]{20,}$|^i[3579]-\d{4,5}[a-z]{0,2}$|^(?:u?id|qq|wx|vx|no)\d+$|^(?:iphone|ipad|ipod|macbook|airpods|galaxy|mate|nova|note|redmi|honor|reno|find|pixel|rtx|gtx|rx|ps|psp|xbox|gpt|claude|llama|win|windows|ios|android|mp|web|model|mini|pro|max|air|ultra|plus|usb|hdmi|ddr|type|wh|wf|qc|i|m|a|g|k|t|z|d|c|s|v|p|r|b|h|x|u|mu|ca|cz|hu|zh|mf|ho|3u|lv|lvl|level|day|week|part|ep|vol|ch|no|top|fps|hz|cpu|gpu|cat|covid|pm|am|q|fy|page|step|gen|ver|version|room|gate|bus|line|build|test|demo|utf|sha|md|base|http|h26|av|u?id|qq|wx|vx)[-_ ]?\d{1,5}[a-z]{0,4}\d?$|^\d+[a-z]{0,4}$|^v?\d[\d.]*[a-z]?$|^[a-z]\d[a-z]?$/i;
const FILE = /\.(?:com|cn|net|org|io|gg|co|me|tv|app|dev|ai|edu|gov|exe|zip|rar|7z|pdf|png|jpe?g|gif|heic|webp|js|ts|py|md|txt|docx?|xlsx?|pptx?|csv|mp[34]|mkv|mov|avi|apk|json|html?|log|sql|sh)$/i;

/** A name made up: letters with a digit, an underscore, a dash or a dot among them. */
export const isMadeUp = (value: string): boolean => /[A-Za-z]/.test(value) && /[\d_]|[A-Za-z][.-][A-Za-z]/.test(value) && !PRODUCT.test(value) && !FILE.test(value);
