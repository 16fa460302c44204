import { KEY_WORDS } from './cued.ts';
import { COLON, DIGIT, DOT, HAN, LATIN, LONG_WORD, VERY_LONG_WORD } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Place, type Rule } from './rule.ts';
import { OF_A_THING } from './thing-code.ts';

/** Words that follow “the password is …” without being one. */
const NOT_SECRET =
  /^(?:the|a|an|not|no|now|in|on|at|so|too|very|still|just|also|to|for|with|wrong|incorrect|correct|right|expired|required|needed|weak|strong|invalid|valid|back|gone|missing|lost|different|same|easy|simple|secret|safe|long|short|ready|working|broken|changed|reset|set|updated|here|there|below|above|empty|wifi|your|my|our|his|her|their|this|that|it|its|and|or|but|please|protected|hashed|salted|encrypted|manager|login|email|something|anything|nothing|everything|somewhere|case|always|never|visible|hidden|on|off|ok|fine|stored|saved|sent|coming|only|being|been|you|i|we|they|what|why|how|when|where|who|again|out|up|down|by|from|of|if|is|was|are|were|probably|literally|leaked|prompt|maybe|already|actually|really|almost|as|reuse|policy|field|prompt|hint|strength|generator|hash|hashing|length)$/i;

const looksLikeSecret = (value: string): boolean => /[\d!@#$%^&*_+=~?]/.test(value) || /[a-z][A-Z]/.test(value);
const isWordSecret = (value: string): boolean => looksLikeSecret(value) || (value.length >= 5 && !NOT_SECRET.test(value));

/** A plain word is a secret only when a colon or 是 leads to it, or when the sentence ends with it. */
const isChineseSecret = (value: string, place: Place): boolean => {
  if (looksLikeSecret(value)) return true;
  const isLinked = /[:=→是为了成]\s{0,2}["'“「『]?$/.test(before(place, 4));
  const isLast = /^(?:$|\s*$|[，。！？；,.!?;\n"'”」』])/.test(after(place, 4));
  return value.length >= (isLinked ? 3 : 6) && isLast && !NOT_SECRET.test(value);
};

const ZH_CUE =
  '(?:密码|口令|密碼|暗号|解压码|提取码|访问码|口令码|锁屏码|开机码|支付码|取件码|取货码|取餐码|券码|核销码|激活码|兑换码|授权码|安全码|门禁码|开门码|pin码|pwd|pw|passwd|password|passcode|passphrase|psw|mima|wifi码)';
const ZH_LINK = '(?:\\([^)\\n]{1,12}\\))?(?:就?是|为|改[成为]了?|换[成了]+|设[成为]了?|:|=|-|→|\\s)';
const VALUE = `[!-\\[\\]-~]{3,64}`;
const EN_CUE = '(?:password|passwd|passcode|passphrase|pass word|\\bpwd|\\bpw|\\bpass|\\bpsw|log ?in pass|security answer)';
const CODE_CUE =
  '(?:验证码|校验码|动态码|动态密码|短信码|确认码|\\botp|verification code|security code|auth(?:entication|enticator)? code|login code|access code|confirmation code|one[- ]time (?:code|password|passcode)|\\bpasscode|\\bcombo(?:nation)?|combination|2fa(?: code)?|backup code|recovery code|(?:door|gate|alarm|entry|lock|lockbox|locker|garage|building|safe|garage door) (?:code|pin|combo|combination)|\\bpin(?: ?code| ?number)?|门锁|密码锁|保险箱)';

const PASSWORD = wordsOf('pass word|password|passwd|passcode|passphrase| pwd| pw| pass| psw|login pass|log in pass|security answer');
const CHINESE_PASSWORD = wordsOf('码|碼|口令|暗号|pwd|pw|passwd|password|passcode|passphrase|psw|mima');
const KEY_HEADER = wordsOf('-----begin');
const WIRELESS = wordsOf(' wifi | wi-fi | hotspot | router | network | ssid ');
const CODE = wordsOf('码|code| otp| pin| comb|2fa|门锁|保险箱|one-time p|one time p|passcode');

/** Trailing punctuation belongs to the sentence, unless the secret would be nothing but it. */
const trimmed = (pattern: string): string => `${pattern}(?<![.,;:)\\]}"'])`;

const FIXED_TOKENS: readonly string[] = [
  '(?:[ps]k\\.)?eyJ[\\w\\-]{6,2000}\\.[\\w\\-]{6,4000}(?:\\.[\\w\\-]{0,2000})?',
  '(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,20}',
  'gh[pousr]_\\w{16,255}',
  'github_pat_\\w{20,255}',
  'glpat-[\\w\\-]{15,64}',
  'xox[abeprs]-[\\w\\-]{10,200}',
  'xapp-[\\w\\-]{10,200}',
  'sk-[\\w\\-]{16,250}',
  '[sprw]k_(?:live|test)_\\w{8,250}',
  // As many services name theirs: whose, live or for trying, and letters and digits drawn at random.
  '[a-z]{2,10}_(?:live|test|prod|dev|sandbox)_(?=[A-Za-z]{0,40}\\d)(?=[a-z\\d]{0,40}[A-Z])[A-Za-z0-9]{14,250}',
  'whsec_\\w{16,100}',
  'AIza[\\w\\-]{30,45}',
  'ya29\\.[\\w\\-]{20,250}',
  'npm_\\w{30,50}',
  'hf_\\w{16,60}',
  'LTAI\\w{12,30}',
  'AKID\\w{13,40}',
  'SG\\.[\\w\\-]{16,32}\\.[\\w\\-]{16,64}',
  'dop_v1_\\w{40,80}',
  'pypi-[\\w\\-]{30,250}',
  'shp(?:at|ss|pa)_\\w{20,60}',
  'sq0\\w{3}-[\\w\\-]{20,60}',
  '(?:lin_api|ntn|secret|figd|dckr_pat|vercel|phc|phx|sntrys|sbp|rnd|pat|r8|gsk|fo1)_[\\w\\-]{20,255}',
  '(?:GOCSPX|pplx|xai|nvapi|tskey-auth|tskey-api)-[\\w\\-]{20,120}',
  'AGE-SECRET-KEY-1[A-Z0-9]{40,70}',
  'key-[0-9a-f]{32}',
  'hvs\\.[\\w\\-]{20,120}',
  'ATATT3[\\w\\-]{20,250}',
  'EAA[A-Za-z0-9]{30,250}',
  '1//0[\\w\\-]{30,120}',
];

/** “密码锁买的1280元”: what a lock cost, or of which year it is. */
const isPrice = (place: Place): boolean => /^\s?[元块款年]/.test(after(place, 2)) || /[买花费价][\u4e00-\u9fff]?\s?$/.test(before(place, 4));

/** Keys and tokens by their known prefixes, key = value lines, passwords and codes after their words. */
export const secretRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: KEY_HEADER,
    score: 1,
    pattern: /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { kind: 'SECRET', needs: LONG_WORD, score: 0.99, pattern: new RegExp(`(?<![A-Za-z0-9])(?:${FIXED_TOKENS.join('|')})(?![A-Za-z0-9])`, 'g') },
  // As Twilio names accounts and keys.
  { kind: 'SECRET', needs: VERY_LONG_WORD, score: 0.99, pattern: /(?<![A-Za-z0-9])(?:AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])/g },
  { kind: 'SECRET', needs: COLON | VERY_LONG_WORD, score: 0.97, pattern: /(?<![\w:])\d{8,10}:[\w-]{30,45}(?![\w-])/g },
  { kind: 'SECRET', needs: LONG_WORD, score: 0.9, pattern: /\b(?:Bearer|Basic|token)\s([\w\-.~+/]{16,2000}={0,2})/gi, accepts: looksLikeSecret },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: KEY_WORDS,
    score: 0.92,
    pattern:
      /(?:api[ _-]?key|apikey|access[ _-]?key(?:[ _-]?(?:id|secret))?|secret(?:[ _-]?(?:access)?[ _-]?key)?|client[ _-]?secret|app[ _-]?secret|auth[ _-]?token|access[ _-]?token|refresh[ _-]?token|\btoken|private[ _-]?key|密钥|令牌|秘钥|sessionid|session[ _-]?id|cookie|license key|product key|序列密钥)["'`]?(?:\s?(?:是|为|is|was)\s?:?|\s?[:=]{1,2}>?)\s{0,2}["'`]?([\w\-.~+/!@#$%^&*]{6,2000}={0,2})/gi,
    accepts: (value) => /\d/.test(value) || value.length >= 20,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORD,
    score: 0.93,
    pattern: new RegExp(trimmed(`${EN_CUE}(?:\\s(?:for|to|of|on|at|in)(?:\\s[\\w'\\-]{1,16}){1,4}?)?["'\`]?\\s?(?:[:=]|→)\\s{0,2}["'\`]?(${VALUE})`), 'gi'),
    accepts: (value, place) =>
      (looksLikeSecret(value) || !/\bpass\s?[:=]\s{0,2}$/i.test(before(place, 8))) &&
      !/^(?:string|str|null|undefined|none|true|false|\*+|x{3,})[;,)]?$/i.test(value),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORD,
    score: 0.88,
    pattern: new RegExp(
      trimmed(
        `${EN_CUE}(?:\\s(?:for|to|of|on)(?:\\s[\\w'\\-]{1,16}){1,4}?)?(?:['’]s|\\s(?:is now|is still|is just|is literally|is set to|has been changed to|will be|would be|changed to|change it to|is|was|to|=>))\\s{1,2}["'“\`]?(${VALUE})`,
      ),
      'gi',
    ),
    accepts: isWordSecret,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORD,
    score: 0.93,
    pattern: new RegExp(`${EN_CUE}(?:\\s?[:=]|\\sis|['’]s)\\s{0,2}["“]([^"”\\n]{3,64})(?=["”])`, 'gi'),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: WIRELESS,
    score: 0.85,
    pattern: new RegExp(
      trimmed(`\\b(?:wi-?fi|hotspot|router|network|ssid)\\b[^\\n]{0,40}?\\b(?:key|pass|pw|pwd)(?:\\sis|\\s?[:=]|\\s)\\s{0,2}(${VALUE})`),
      'gi',
    ),
    accepts: looksLikeSecret,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORD,
    score: 0.75,
    pattern: new RegExp(trimmed(`${EN_CUE}\\s["'“\`]?(${VALUE})`), 'gi'),
    accepts: (value) => /\d/.test(value) && /[A-Za-z!@#$%^&*]/.test(value) && value.length >= 5,
  },
  {
    kind: 'SECRET',
    needs: HAN,
    hint: CHINESE_PASSWORD,
    score: 0.92,
    pattern: new RegExp(trimmed(`${ZH_CUE}(?:现在|还是|一直)?(?:${ZH_LINK}){1,3}\\s?["'“「『]?(${VALUE})`), 'gi'),
    accepts: isChineseSecret,
  },
  {
    kind: 'SECRET',
    needs: HAN,
    hint: CHINESE_PASSWORD,
    score: 0.88,
    pattern: new RegExp(trimmed(`(?:密码|口令|密碼|暗号|提取码|解压码|取件码|取货码|取餐码|激活码|兑换码|门禁码)["“「]?(${VALUE})`) + '(?![\\d.]{0,6}[元块个年月日位次])', 'gi'),
    accepts: looksLikeSecret,
  },
  {
    kind: 'SECRET',
    needs: HAN,
    hint: CHINESE_PASSWORD,
    score: 0.75,
    pattern: new RegExp(trimmed(`(?:密码|口令|密碼)[\\u4e00-\\u9fff]{1,6}\\s?:?\\s?(${VALUE})`), 'g'),
    accepts: (value) => /\d/.test(value) && /[A-Za-z]/.test(value) && value.length >= 5,
  },
  {
    kind: 'SECRET',
    needs: HAN,
    hint: CHINESE_PASSWORD,
    score: 0.8,
    pattern: /(?:密码|口令|暗号)(?:是|为|:|就是){1,2}\s?[“「『"]([\u4e00-\u9fff\w]{2,16})(?=[”」』"])/g,
  },
  {
    kind: 'SECRET',
    needs: HAN,
    hint: CHINESE_PASSWORD,
    score: 0.7,
    pattern: /(?:密码|口令|暗号):\s?([\u4e00-\u9fff]{2,12})(?=\s*(?:$|\n))/g,
    accepts: (value) => !/[不没忘见同老你我他她它下上还没吗呢什怎请问发给]/.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT,
    hint: CODE,
    score: 0.9,
    pattern: new RegExp(
      `${CODE_CUE}(?:['’]s)?[^\\dA-Za-z\\n]{0,8}(?:是|为|is|was|now|码)?[\\s:=是为]{0,4}["'“]?(\\d(?:[ -]?\\d){3,9}[#*]?|\\d(?:-?[\\dA-Z]){2,9}[#*]?)(?![\\dA-Za-z])`,
      'gi',
    ),
    accepts: (value, place) => !/^\d+[a-z]{1,3}$/.test(value) && !isPrice(place),
  },
  {
    kind: 'SECRET',
    needs: DIGIT,
    hint: CODE,
    score: 0.85,
    pattern:
      /(?<![\w.])(?:[A-Z]-)?\d{4,8}(?![\w.])(?=\s?(?:\(|,|，)?\s?(?:是你的|是您的|为您的|为你的|是)?(?:[\u4e00-\u9fff]{0,8})?(?:验证码|校验码|动态码|登录码)|\sis your\s(?:\w+\s){0,4}(?:code|otp|pin|passcode))/g,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: CODE,
    score: 0.8,
    pattern: /\b(?:code|passcode)(?:\s(?:for|to) [\w ]{1,24})?(?:\s?(?:is|:|=)|\s)\s?(\d{4,8}[#*]?)(?![\w-]|\.\d| ?(?:years?|people|lines?|times|words|pages|[mck]m\b|steps|calories|met(?:er|re)s|degrees|characters|bytes))/gi,
    accepts: (_value, place) =>
      !OF_A_THING.test(
        before(place, 40).replace(/code.{0,30}$/i, ''),
      ),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: KEY_WORDS,
    score: 0.9,
    pattern:
      /(?:seed phrase|recovery phrase|mnemonic|助记词)[^a-z\n]{0,12}(?:(?:is|are|words?|phrase)[\s:]{1,3})?((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})/gi,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | VERY_LONG_WORD,
    score: 0.6,
    pattern: /(?<![\w\-+/=.])[A-Za-z0-9_\-+/]{32,200}={0,2}(?![\w\-+/=.])/g,
    accepts: (value, place) =>
      isRandomLooking(value) && !/(?:sha\d*|md5|hash|integrity|checksum|commit|digest|blake\w*)[-:= "']{0,4}$/i.test(before(place, 16)),
  },
  { kind: 'SECRET', needs: DOT | VERY_LONG_WORD, score: 0.85, pattern: /(?<![\w.])[MNO][A-Za-z\d_-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w.])/g },
];

/** Letters of both cases and digits, well mixed: a key. Words joined by dashes or a hexadecimal hash are not. */
const isRandomLooking = (value: string): boolean => {
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/\d/.test(value) || value.split('/').length > 3) return false;
  const changes = value.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return changes * 3 >= value.length;
};
