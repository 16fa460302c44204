import type { Reason } from './reason.ts';

const ALIKE = /^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$|^01[:-]00[:-]5e|^33[:-]33[:-]|^02[:-]00[:-]00[:-]00[:-]00[:-]00$|^02[:-]42[:-]ac[:-]/i;
/** A version, a section of a paper: no address on the internet has one digit a part but those that everybody knows. */
const SECTION = /^\d\.\d\.\d\.\d$/;
/** Low numbers all along, as of MIUI 12.5.9.0. */
const VERSION = /^(?:[1-9]|1[1-9]|2\d|3[01])(?:\.\d{1,2}){3}$/;
const VERSIONED = /(?<![A-Za-z])(?:whatsapp(?: business)?|wechat|jdk|chrome|firefox|version|ver|miui|ios|clause|section|ubuntu\d?|wbs|fig(?:ure)?|IS \d{3,5}:\d{4} clause|rollback to|dubbo) ?$|(?:微信(?:电脑版)?|版本|(?:正式|测试|内测|公测|开发|国际)版|固件|鸿蒙|升级到?|更新到?|降级到?|升到)\s?$/i;
/** Resolvers that anybody may ask, networks, and the machine itself. */
const PUBLIC = /^(?:119\.(?:29\.29\.29|28\.28\.28)|180\.76\.76\.76|114\.114\.11[45]\.11[45]|223\.[56]\.[56]\.[56]|208\.67\.22[02]\.22[02]|\d{1,3}\.\d{1,3}\.0\.0|172\.17\.0\.1|169\.254\.169\.254|224\.0\.0\.\d{1,3}|1\.2\.3\.4)$/;
const PROGRAM = /^(?:com|org|net|java)\.[a-z]+\.[a-z.]+$|^[A-Z]{2,}(?:[._][A-Z]{2,}){2,}$|^(?:v?\d+\.){2,}\d+$|\.java$|Exception$|^innodb_|[{}]|^(?:os|process)\.env|^-?\d{1,3}dBm$|^口令(?:无效|错误)|^\/?u\/(?:AutoModerator|RemindMeBot)$|^field$|^BLZ[A-Z0-9]{8,}$|^(?:CE|WS|NP|NW|SU)-\d{4,6}-\d$/;
const PLATFORM = /(?<![A-Za-z])(?:insta(?:gram)?|ig|snap|xbox|gamertag|tiktok|twitter|telegram|discord|psn|playstation|steam|riot|twitch|kik|facebook|fb|reddit|github|strava|lichess|chess\.com|minecraft|user ?name|my (?:id|name)|ins|line|threads|epic|b站)(?![A-Za-z])|脆|抖音|快手|小[红紅][书書]|微博|推特|闲鱼|知乎|游戏|昵称|王者/i;
const SATELLITE = /^(?:SO|RS|AO|FY|GF|XW|NOAA|APSTAR|CAS|ISS|HY|ZY)-?\d{1,3}[A-Z]?$/;

/** What programmes, networks and services have of their own. */
export const SOFTWARE_REASONS: readonly Reason[] = [
  { kinds: ['DEVICE'], value: ALIKE },
  { kinds: ['IP'], value: SECTION, unless: /(?<![A-Za-z])ip(?![A-Za-z])|我家|公网/i },
  { kinds: ['IP'], value: VERSION, before: VERSIONED, unless: /(?<![A-Za-z])(?:ip|server|join|realm|camera|plex|nas|mc)(?![A-Za-z])|服务器|摄像头|公网|宽带|监控|进服|我的世界|解析|连|登/i },
  { kinds: ['IP'], value: PUBLIC },
  { kinds: ['HANDLE'], value: PROGRAM, unless: PLATFORM },
  { kinds: ['HANDLE'], before: /(?<![A-Za-z])(?:errcode|err_code|React key|i18n key)\s?[:=]?\s?(?:叫 )?$/ },
  { kinds: ['HANDLE'], value: SATELLITE, before: /卫星\s?[:：]?\s?$/, near: /过境|频率|发射|轨道|信标|业余|仰角|MHz|转发器|云图|分辨率|通信|下行|抓到图|\d{3}\.\d/ },
  { kinds: ['HANDLE'], value: /^100\d{9}$/, before: /京东\s?$/ },
  { kinds: ['HANDLE'], value: /^[A-Z]{2}\d{4}(?:-\d{3})?$/, before: /得物\s?$/ },
  { kinds: ['HANDLE'], value: /^\d+$/, before: /(?:支付宝|淘宝)搜索?\s?["“]$/, unless: /加我|好友|微信|抖音|红书/ },
  { kinds: ['HANDLE'], value: /^20\d{6}$/, before: /单号?\s?[A-Z]{2,4}$/ },
  { kinds: ['HANDLE'], value: /^[A-Z]{1,3}\d{1,4}$/, after: /^ at (?:danger|caution|clear)/ },
  { kinds: ['EMAIL'], value: /^(?:no-?reply|do-?not-?reply|git)@/i },
];
