import { COLON, DIGIT, DOT, HAN, LATIN, MADE_UP_WORD } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Place, type Rule } from './rule.ts';

/** 1.2.3.4 after v, version, a product name or a slash is a version. */
const isVersion = (place: Place): boolean =>
  /(?:\bv|\bver\.?|version|版本号?|更新到|升级到|release|[A-Za-z]\/|\^|~|>=|章节?|第|section|chapter|build|firmware|hotfix|patch|(?:Harmony|mac|i)?OS|固件|驱动|内核|kernel)[ :是为]{0,3}$/i.test(
    before(place, 14),
  ) || /^(?:版本?|版)/.test(after(place, 2));

const isAddress = (value: string): boolean => {
  const octets = value.split(/[[(]?\.[\])]?/).map(Number);
  return octets.length === 4 && octets.every((octet) => octet <= 255);
};

/** No machine's, every machine's own, masks, and the name servers of Google, Cloudflare, 114DNS and Alibaba. */
const NOBODYS = /^(?:0\.0\.0\.0|127\.0\.\d+\.\d+|255(?:\.\d+){3}|8\.8\.(?:8\.8|4\.4)|1\.[01]\.[01]\.1|114\.114\.11[45]\.11[45]|223\.[56]\.[56]\.[56])$/;

/** Eight groups, or `::` with enough around it to be no C++ and no time. */
const isIpv6 = (value: string): boolean => {
  const groups = value.split(':').filter((group) => group !== '');
  if (!value.includes('::')) return groups.length === 8;
  return value.split('::').length === 2 && groups.length >= 2 && groups.length <= 7 && /\d/.test(value) && (groups[0]?.length ?? 0) >= 3;
};

/** A URL ends before closing punctuation of the sentence around it. */
const URL_CHARS = `[^\\s\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef"'<>\`“”‘’|\\\\^]`;
const URL_LAST = `[^\\s\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef"'<>\`“”‘’|\\\\^.,;:!?)\\]}*]`;
const DOMAIN_LABEL = '[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?';
const ANY_TOP =
  '(?:com|net|org|edu|gov|cn|io|co|uk|de|fr|jp|kr|hk|tw|sg|me|info|biz|app|dev|ai|us|ca|au|in|ru|es|it|nl|xyz|top|cc|tv|vip|club|shop|site|online|link|ly|gl|gg|be|im|page|tech|cloud|fm|to|world|live|life|work|works|space|store|fun|art|news|wiki|run|pro|mobi|asia|icu|ltd|ink|red|team|zone|blog|host|website|eu|ch|se|fi|dk|cz|pt|gr|ie|nz|mx|br|ar|cl|th|vn|ph|la|mo|pw|example|local|lan|internal)';
/** What asks somebody to open what follows: there a bare domain needs no common end. */
const OPENED = /(?:戳(?:开|这里?|此)?|点(?:开|这里|此|击)|网址|链接|网站|官网|主页|域名|打开|访问|浏览器输入?|报名|登录|登陆|入口|扫码或)(?:地址|在|为|就?是|到|去|:|\s){0,2}\s?$/;
/** As macOS names a program: Safari.app. */
const PROGRAM = /^[A-Z]\w*\.app$/;
const BARE_TOP = '(?:com|net|org|edu|gov|cn)';
/** Names of things that look like domains. */
const NOT_DOMAIN = /^(?:asp|ado|vb|ml|paint|socket|node|next|vue|nuxt|three|d3)\.(?:net|io|js|org|com)$/i;

const DOTTED_NUMBER = /\d[\])]?[.[(]\.?[\])]?\d{1,3}(?:\.|\[|\()/;
const MAGNET = wordsOf('magnet:');
const FULL_STOPS = wordsOf('。0|。1|。2|。3|。4|。5|。6|。7|。8|。9');
const TWO_COLONS = /:[0-9a-fA-F]{0,4}:/;

/** URLs are masked whole: path and query say who read what, and tokens hide in them. Bare domains only under the common top levels. */
export const networkRules: readonly Rule[] = [
  {
    kind: 'URL',
    needs: COLON | LATIN,
    score: 0.97,
    pattern: new RegExp(`(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.\\-]{1,15}://${URL_CHARS}*${URL_LAST}/?`, 'g'),
  },
  {
    kind: 'URL',
    needs: DOT | LATIN,
    score: 0.95,
    pattern: new RegExp(`(?<![A-Za-z0-9@./])www\\.${DOMAIN_LABEL}\\.${URL_CHARS}{0,2048}${URL_LAST}/?`, 'gi'),
  },
  {
    kind: 'URL',
    needs: DOT | MADE_UP_WORD,
    score: 0.9,
    pattern: new RegExp(
      `(?<![A-Za-z0-9@._/\\-])${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL}){0,4}\\.${ANY_TOP}(?::\\d{2,5})?[/?#]${URL_CHARS}{0,2048}${URL_LAST}/?`,
      'gi',
    ),
  },
  {
    kind: 'URL',
    needs: DOT | MADE_UP_WORD,
    score: 0.75,
    pattern: new RegExp(
      `(?<![A-Za-z0-9@._/\\-])${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL}){0,4}\\.${BARE_TOP}(?:\\.(?:cn|uk|hk|tw|au))?(?![A-Za-z0-9@_\\-]|\\.[A-Za-z0-9])/?`,
      'g',
    ),
    accepts: (value) => !NOT_DOMAIN.test(value) && /[A-Za-z].*\./.test(value),
  },
  {
    kind: 'URL',
    needs: HAN | DOT | MADE_UP_WORD,
    score: 0.75,
    // “报名戳 bm.hanyun-dance.example”.
    pattern: new RegExp(`(?<![A-Za-z0-9@._/\\-])${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL}){0,4}\\.(?:${ANY_TOP.slice(3, -1)})(?![A-Za-z0-9@_\\-]|\\.[A-Za-z0-9])/?`, 'gi'),
    accepts: (value, place) => !NOT_DOMAIN.test(value) && !PROGRAM.test(value) && /[A-Za-z].*\./.test(value) && OPENED.test(before(place, 14)),
  },
  {
    kind: 'IP',
    needs: DIGIT | DOT,
    hint: DOTTED_NUMBER,
    score: 0.95,
    pattern: /(?<![\d.])\d{1,3}(?:(?:\.|\[\.\]|\(\.\))\d{1,3}){3}(?!\d|\.\d)/g,
    accepts: (value, place) => isAddress(value) && !isVersion(place) && !NOBODYS.test(value),
  },
  { kind: 'IP', needs: DIGIT, hint: FULL_STOPS, score: 0.8, pattern: /(?<![\d.。])\d{1,3}(?:。\d{1,3}){3}(?![\d。])/g, accepts: (value) => isAddress(value.replaceAll('。', '.')) },
  { kind: 'URL', needs: COLON | LATIN, hint: MAGNET, score: 0.95, pattern: new RegExp(`magnet:\\?${URL_CHARS}{8,2048}`, 'gi') },
  {
    kind: 'ADDRESS',
    needs: DIGIT | DOT,
    score: 0.75,
    pattern: /(?<![\d.])-?\d{1,3}\.\d{4,8}°?\s?[NS]?\s?[,，;]\s?-?\d{1,3}\.\d{4,8}(?:°?\s?[EW])?(?![\d.])/g,
    accepts: (value, place) =>
      /[°NSEW]|\.\d{5,}\D+\d+\.\d{5}/.test(value) || /(?:定位|坐标|位置|经纬度?|gps|location|coordinates?|coords?|\bat|lat(?:itude)?)[^\d\n]{0,12}$/i.test(before(place, 26)),
  },
  {
    kind: 'IP',
    needs: COLON,
    hint: TWO_COLONS,
    score: 0.95,
    pattern: /(?<![A-Za-z0-9:.])(?:[0-9a-fA-F]{1,4}:){2,7}(?::?[0-9a-fA-F]{1,4}){0,6}(?![A-Za-z0-9:])/g,
    accepts: isIpv6,
  },
  {
    kind: 'IP',
    needs: COLON,
    hint: TWO_COLONS,
    score: 0.93,
    pattern: /(?<![A-Za-z0-9:.])[0-9a-fA-F]{1,4}::(?:[0-9a-fA-F]{1,4}:){0,5}[0-9a-fA-F]{1,4}(?:%\w{1,12})?(?![A-Za-z0-9:])/g,
    accepts: (value) => isIpv6(value.replace(/%.*/, '')),
  },
];
