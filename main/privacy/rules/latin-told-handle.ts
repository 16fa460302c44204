import { COMMON_WORDS } from '../names/common-words.ts';
import { AT, DIGIT, LATIN, MADE_UP_WORD, UPPER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { isInChinese } from './cue-before.ts';
import { isMadeUp } from './networks.ts';
import { PROFILED, PROFILES } from './profile-handle.ts';
import { after, before, type Rule } from './rule.ts';

const NAME = '[A-Za-z_](?:[\\w.-]{1,30}[A-Za-z0-9_])';
const FILE = /\.(?:com|org|net|io|co|uk|app|tv|me|js|ts|py|md|txt|pdf|json|html?|css|zip|exe|png|jpe?g|gif|mp\d|docx?|xlsx?|example|sh|go|rs|yml|yaml|toml|log|csv)$/i;
/** Fields, tables and variables. */
const IDENTIFIER = /(?:^|_)(?:id|ids|name|table|at|agent|group|role|count|type|data|list|key|token|hash|test|prod|dev|db|config|settings|handler|service|model|view|index|file|path|url|uri|api|error|user|users|admin|root)(?:_|$)/i;

/** Letters with an underscore, with two digits or with a dot among them: no word of a sentence and no name of a field. */
const isOwn = (value: string): boolean =>
  /[A-Za-z]{3}/.test(value) && isMadeUp(value) && !FILE.test(value) && !IDENTIFIER.test(value) && !/^[A-Z\d_]+$/.test(value) && (/[A-Za-z\d]_+[A-Za-z\d]|^_|_$|[A-Za-z]{3}\d{2}|[A-Za-z]{3}\d[A-Za-z]{2}/.test(value) || isDotted(value));
/** Two words with a dot, one of which is of no dictionary: the end of a sentence and the next one's beginning are both words. */
const isDotted = (value: string): boolean => /^[a-z_][\w]*(?:\.\w+)+$/.test(value) && !FILE.test(value) && !/^(?:e\.g|i\.e|a\.k|a\.m|p\.m)/i.test(value) && value.split('.').some((part) => part.length >= 4 && !COMMON_WORDS.has(part) && /[a-z]{3}/.test(part));

const SHOWN = 'instagram|insta|ig|snap(?:chat)?|tiktok|tik tok|twitter|telegram|tg|twitch|youtube|yt|threads|bluesky|bsky|mastodon|discord|psn|xbox';
const GUILD = wordsOf('whisper|/w | pst | guild| raid| realm| alt | main | toon| inv ');
const IN_GUILD = /whisper|\/w |\bpst\b|\bguild|\braid|\brealm|\balt\b|\btoon|\binv\b/i;
const DAYS = /(?:day|January|February|March|April|June|July|August|September|October|November|December)$/;
const REPOSITORY = /github|gitlab|\bissue|\bpr\b|\bmerge|\bfix(?:es|ed)?\b|\bbug|upstream|\brepo/i;

/** Names on networks and in games where a word or a clause stands before them, or that only what is done with them shows. */
export const latinToldHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf(' as'),
    score: 0.75,
    // “who's the guy who joined as grimjaw_gord”.
    pattern: new RegExp(`(?<![A-Za-z])(?:join(?:ed|s)?|post(?:s|ed)?|play(?:s|ed|ing)?|stream(?:s|ed|ing)?|known|registered|signed (?:up|in)|log(?:ged|s)? (?:in|on)|listed|goes|trades|shows up|came up|pops up|appears|saved|find me|add me|look me up|i['’]?m on (?:there|it)|on there) as @?["“]?(${NAME})(?![\\w@/-])`, 'gi'),
    accepts: isOwn,
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf('name on| tag on|handle on|account| login| log in| logon|sign in|username|gamertag| acct| user'),
    score: 0.75,
    // “my name on there …”, “the app account is …”, “login's …”.
    pattern: new RegExp(`(?<![A-Za-z])(?:(?:user)?name on (?:there|it|here|that|the app|everything)|(?:tag|handle) on (?:there|it|here)|account|acct|log ?(?:in|on)|sign ?in|gamertag|username)(?: name| id)?(?:['’]s| is|:| =| was|,? it['’]?s| under)? @?["“]?(${NAME})(?![\\w@/(=-])`, 'gi'),
    accepts: (value, place) => isOwn(value) && !isInChinese(place) && !/^\s?\/\s?\w/.test(after(place, 4)),
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf(' user'),
    score: 0.72,
    // “who is running 400 jobs, user nakagawa_t?”
    pattern: new RegExp(`(?<![A-Za-z_])user @?["“]?(${NAME})(?=["”]?(?:$|[?!,;)\\n]|\\.(?!\\w)| (?:is|has|had|was|keeps|on|again|from|who|and|can|got|just|in)(?![A-Za-z])))`, 'gi'),
    accepts: isOwn,
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | LATIN,
    hint: PROFILED,
    score: 0.78,
    // “tip came by signal from nightheron.77”.
    pattern: new RegExp(`(?<![A-Za-z])(?:on|by|via|over|through|in) (?:${PROFILES})(?: (?:dms?|messages?))? (?:from|by|with|as|to) @?(${NAME})(?![\\w@/-])`, 'gi'),
    accepts: (value) => isOwn(value) || (/^[a-z]+\.\d+$/i.test(value) && isMadeUp(value)),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: wordsOf(SHOWN.replace('snap(?:chat)?', 'snap|snapchat').split('|').map((word) => ` ${word}`).join('|')),
    score: 0.72,
    // “dulhan ka tiktok dekho zartasha.says”.
    pattern: new RegExp(`(?<![A-Za-z])(?:${SHOWN})(?:['’]s)?(?: (?!and |or |is |are )[a-z]{2,9}){1,2}[:,]? @?([a-z_]\\w{1,20}(?:\\.\\w{1,20}){1,3}|[a-z]\\w{2,24}_\\w{1,20})(?![\\w@/.(=-])`, 'gi'),
    accepts: (value) => isDotted(value) || isOwn(value),
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf(' me| us|everyone|everybody| him| her| u | you| people| half'),
    score: 0.72,
    // “moonlord_vitalik dmd everyone”.
    pattern: new RegExp(`(?<![\\w@./#-])@?${NAME}(?= (?:just |keeps |has |literally )?(?:d\\.?m['’]?(?:e?d|s|ing)?|pm['’]?(?:e?d|s)|messag(?:ed|es|ing)|follow(?:ed|s|ing)|friended|ghosted|blocked|unfollowed|whispered|pinged) (?:me|us|everyone|everybody|him|her|u|you|people|half)(?![A-Za-z]))`, 'gi'),
    accepts: (value) => value.startsWith('@') || isOwn(value),
  },
  {
    kind: 'HANDLE',
    needs: DIGIT | LATIN,
    hint: wordsOf('#1|#2|#3|#4|#5|#6|#7|#8|#9|#0'),
    score: 0.72,
    // Battle.net and what Discord had: “Smolpotato#1182”; a word of every day before a number counts things.
    pattern: /(?<![\w#@./-])[A-Za-z][A-Za-z\d_]{3,14}#\d{4,5}(?![\w#])/g,
    accepts: (value, { text }) => !COMMON_WORDS.has(value.replace(/#.*/, '').toLowerCase()) && !/^(?:apt|apts|unit|flat|suite|ste|bldg|ticket|invoice|issue|order|bug|pr|inv|po|ref|case|room|locker|acct|track|item|lot|sku|tkt|inc|req)#/i.test(value) && !REPOSITORY.test(text),
  },
  {
    kind: 'HANDLE',
    needs: UPPER | LATIN,
    hint: GUILD,
    score: 0.72,
    // A character and the realm on which it lives.
    pattern: /(?<![\w@./-])[A-Z][A-Za-z]{2,11}-(?:[A-Z][A-Za-z]{3,12}(?:['’][A-Za-z]{2,8})?)(?![\w-])/g,
    accepts: (value, place) => !DAYS.test(value) && IN_GUILD.test(before(place, 24)) && value.split('-').some((part) => !COMMON_WORDS.has(part.toLowerCase())) && !COMMON_WORDS.has(value.split('-')[0]?.toLowerCase() ?? ''),
  },
  {
    kind: 'HANDLE',
    needs: AT | LATIN,
    score: 0.75,
    // “@_mo.kopuz”, “@paws.and.piñon”.
    pattern: /(?<![\w@./])@(?:_(?=[A-Za-z])|[A-Za-z](?=[\w.]{0,40}[À-ɏ])|[À-ɏ])[\wÀ-ɏ]{1,20}(?:\.[\wÀ-ɏ]{1,20}){0,3}(?![\w@/(À-ɏ-]|\.\w)/g,
    accepts: (value) => !FILE.test(value) && value.length >= 6 && (value.startsWith('@_') || /[._\d]/.test(value)),
  },
];
