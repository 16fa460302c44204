import { AT, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import type { Rule } from './rule.ts';

const LOCAL = `[A-Za-z0-9\\u00c0-\\u024f\\u0370-\\u04ff][\\w.+\\-%'\\u00c0-\\u024f\\u0370-\\u04ff]{0,63}`;
const PROVIDER =
  '(?:gmail|g ?mail|qq|foxmail|163|126|139|189|yeah|sina|sohu|aliyun|outlook|hotmail|live|yahoo|icloud|me|mac|proton|protonmail|gmx|mail|fastmail|example)';
const TOP = '(?:com|net|org|edu|gov|cn|io|co|uk|de|fr|jp|me|info|app|dev|ai|us|ca|au|in)';
const OBFUSCATED_AT =
  '(?:\\s{0,2}[\\[({<【]\\s?(?:at|a|@|艾特)\\s?[\\])}>】]\\s{0,2}|\\s?(?:艾特|圈a|圈A|#at#|_at_|#(?=[A-Za-z0-9-]{2,20}\\.(?:com|cn|net|org)))\\s?)';
const OBFUSCATED_DOT = '(?:\\s{0,2}[\\[({<【]\\s?(?:dot|\\.|d|点)\\s?[\\])}>】]\\s{0,2}|\\s?(?:点|。|\\.|_dot_)\\s?|\\sdot\\s)';

/** Some form of “at” that is not a plain @. */
const DISGUISED = wordsOf(
  ` at |艾特|圈a|#|_at_|${['[', '(', '{', '<', '【'].flatMap((open) => [`${open}at`, `${open} at`, `${open}a `, `${open} a `, `${open}@`, `${open} @`, `${open}艾特`]).join('|')}`,
);

const MAILBOX = wordsOf('gmail|g mail|hotmail|outlook|yahoo|icloud|proton|aol|@qq|@ qq|at qq|@163|@ 163|at 163|@126|@ 126|at 126|sina|foxmail');

/** Before a plain “at provider.com” these are sentences, not addresses: “look at gmail.com”. */
const NOT_LOCAL =
  /^(?:look|am|is|are|be|me|us|it|was|were|work|works|working|him|her|them|you|page|site|up|in|on|here|available|sign|login|account|mail|email|address|accounts)$/i;

/** What a spoken address may end with. */
const LAST_LABEL = /(?:com|net|org|edu|gov|cn|io|co|uk|de|fr|jp|me|info|app|dev|ai|us|ca|au|in|ie|ng|sg|nz|za|hk|tw|eu|ac|example|test)$/i;

/** Where code is fetched from is nobody's mailbox. */
const isMailbox = (value: string): boolean => !/^(?:git|hg|svn|root)@/.test(value);

/** E-mail, plain and disguised: spaces, (at), [dot], 艾特, 点, and a full-width @ by way of the normal form. */
export const emailRules: readonly Rule[] = [
  {
    kind: 'EMAIL',
    needs: AT,
    score: 0.99,
    pattern: new RegExp(
      `(?<![A-Za-z0-9._%+\\-])${LOCAL}@[A-Za-z0-9\\u00c0-\\u024f\\u4e00-\\u9fff\\-]{1,63}(?:[.。][A-Za-z0-9\\-]{1,63}){0,5}[.。][A-Za-z]{2,24}(?![A-Za-z0-9])`,
      'g',
    ),
    accepts: isMailbox,
  },
  {
    kind: 'EMAIL',
    needs: AT,
    score: 0.9,
    pattern: new RegExp(`(?<![A-Za-z0-9._%+\\-])${LOCAL}@[A-Za-z0-9\\u4e00-\\u9fff\\-]{1,63}\\.(?:中国|公司|网络|技术|网址|在线|商城|集团|企业|信息|网店|中文网|香港|台湾)`, 'g'),
  },
  { kind: 'EMAIL', needs: AT, score: 0.9, pattern: /"[^"\n]{1,64}" ?@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g },
  {
    kind: 'EMAIL',
    needs: AT,
    score: 0.9,
    pattern: new RegExp(
      `(?<![A-Za-z0-9._%+\\-])${LOCAL} ?@ ?[A-Za-z0-9\\-]{1,63}(?: ?[.。] ?[A-Za-z0-9\\-]{1,40}){0,2} ?[.。] ?${TOP}(?![A-Za-z0-9])`,
      'gi',
    ),
    accepts: isMailbox,
  },
  {
    kind: 'EMAIL',
    needs: AT,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9])[\u4e00-\u9fff]{2,6}@[\u4e00-\u9fffA-Za-z0-9-]{1,20}\.(?:中国|公司|网络|com|cn|net)/g,
  },
  {
    kind: 'EMAIL',
    needs: LATIN,
    hint: DISGUISED,
    score: 0.9,
    pattern: new RegExp(`(?<![A-Za-z0-9._%+\\-])${LOCAL}${OBFUSCATED_AT}[A-Za-z0-9\\-]{1,40}(?:${OBFUSCATED_DOT}[A-Za-z0-9\\-]{2,20}){1,4}`, 'gi'),
    // “2nd XI (A) 12.30”: no domain ends in digits.
    accepts: (value) => /[A-Za-z]{2}$/.test(value),
  },
  {
    kind: 'EMAIL',
    needs: LATIN,
    hint: DISGUISED,
    score: 0.85,
    pattern: new RegExp(
      `(?<![A-Za-z0-9._%+\\-])${LOCAL}(?:\\s(?:dot|underscore)\\s[\\w\\-]{1,20}){0,3}\\sat\\s(?:the rate\\s)?[A-Za-z0-9\\-]{1,40}(?:(?:\\sdot\\s|点)[A-Za-z0-9\\-]{2,20}){1,3}(?![A-Za-z0-9])`,
      'gi',
    ),
    accepts: (value) => !NOT_LOCAL.test(value.split(/\s/)[0] ?? '') && LAST_LABEL.test(value),
  },
  {
    kind: 'EMAIL',
    needs: LATIN,
    hint: DISGUISED,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z0-9._%+\\-])${LOCAL}\\sat\\s${PROVIDER}\\s?\\.\\s?(?:com|net|cn|org|co\\.uk|me)(?![A-Za-z0-9])`, 'gi'),
    accepts: (value) => !NOT_LOCAL.test(value.split(/\s/)[0] ?? ''),
  },
  {
    kind: 'EMAIL',
    needs: LATIN,
    hint: MAILBOX,
    score: 0.8,
    // The provider's name says the rest: “jess.t92 at gmail”, “jess.t@hotmail”.
    pattern: new RegExp(`(?<![A-Za-z0-9._%+\\-])${LOCAL}(?:\\s?@\\s?|\\sat\\s)(?:gmail|g mail|hotmail|outlook|yahoo|icloud|protonmail|proton|aol|qq|163|126|sina|foxmail)(?![\\w@-]|\\.\\w)`, 'gi'),
    accepts: (value) => value.includes('@') || /[\d._]/.test(value.split(/\s/)[0] ?? ''),
  },
];
