import type { Entity, EntityKind } from '#contract';
import { detect } from './detect.ts';
import { COMMON_WORDS } from './names/common-words.ts';
import { toNormalForm } from './text/normal-form.ts';
import { OF_SOMETHING_ELSE } from './rules/english-birth.ts';
import { PROSE } from './rules/english-secret.ts';
import type { DetectOptions } from './types.ts';
import { hasHan } from './text/has-han.ts';

/** An author's message with what was found in it alone. */
export type Part = { readonly text: string; readonly entities: readonly Entity[] };

/** Whether something known contains the whole of `entity`. */
export const covers = (known: readonly Entity[], entity: Entity): boolean => known.some((other) => other.start <= entity.start && other.end >= entity.end);

/** Of how many characters of what was asked the last ones are looked at, and how long an answer may be. */
const WINDOW = 80;
const LONGEST = 60;
const MOST_WORDS = 4;

const ANSWERABLE: ReadonlySet<EntityKind> = new Set(['PHONE', 'GOV_ID', 'FINANCE_NO', 'SECRET', 'HANDLE', 'VEHICLE', 'DEVICE', 'BIRTHDAY']);

/** Words after which a value is expected. */
export const CUE =
  /(?:密码|口令|验证码|(?:手机|电话|卡号?|银行卡)?(?:尾号|[后末]四位)|银行卡|工资卡|户头|帐号|取件码|门禁|手机号?|电话|序列号|序列|串[号码]|机身[号码]|设备[号码]|\bs\/n\b|\bsn\b码?|\bmac(?: ?address|地址)?|iccid|\bmeid\b|\beid\b|service tag|device id|serial(?: number| no\b\.?)?|微信号?|qq号?|身份证号?|护照号?|卡号|账号|车牌号?|生日|wi-?fi|无线网?|qq|\bwx\b|\bvx\b|微信|(?:抖音|快手|小红书|b站|微博|推特|steam|原神|王者|游戏|微信|qq)(?:号|uid|id)?|(?:好友|switch)码|(?:qq|q)?群号?|\bins\b|\bv信|\btg\b|\buid\b|账户|护照|身份证|驾照|车牌|password|passcode|passphrase|\bp(?:w|wd|sk|swd)s?\b|\bpins?\b|\bcodes?\b|\bcombo\b|\bcombination\b|keypad|padlock|lock ?box|key ?(?:box|safe)|intercom|buzzer|domofon|digicode|\balarm\b|\bmdp\b|mot de passe|contrase[ñn]a|\bclave\b|candado|passwort|wachtwoord|has[łl]o|\bkod\b|\botp\b|phone|mobile|(?<!account |card |passport |licence |license |serial |frame |plate |reg |car |vehicle )number|wechat|\binsta(?:gram)?\b|\big\b|\bsnap(?:chat)?\b|discord|telegram|\bpsn\b|gamertag|user ?name|handle|github|twitch|steam|strava|reddit|tiktok|twitter|venmo|\bssn\b|\bsin\b|\bnino?\b|(?:passport|licen[cs]e|account|card)(?: number| no\b)?|sort code|\biban\b|plate|\breg\b|birthday|\bb-?day\b|\bdob\b|date of birth|serial|\bimei\b)/gi;

/** “It's”, “should be”, “应该是”: what an answer begins with before its value. */
const OPENING =
  /^(?:(?:(?:it['’]?s|it is|it was|was|used to be|that['’]?s|that is|that was|should be|is|i think|think|try|sure|yeah|yep|yes|ya|yah|yea|ye|no|nah|nope|me|oui|s[ií]|ja|tak|es|c['’]est|to|just|still|now|ok(?:ay)?|so|ah|oh|um|here(?: you go|['’]s)?|mine['’]?s|mine is)(?![\w.-])|就是|应该是|好像是|还是|是|给你|发你|喏|哦|嗯|好的|这个|我的是?|试试|试一?下|改了|改成|换了|换成|现在是|这回是|临时的?是|新的是?|还有这个|刚收到|收到了|来了|系|係)[,.:，：\s]*){0,5}/i;
/** Where what is told ends and the sentence goes on. */
const ENDING = /(?:[，。！？；\n（]|[,.!?;](?=\s|$)| \(| (?:i think|lol|but|and|then|if|btw|for|thank(?:s| you)|please|pls|x+)(?![a-z])).*$/is;

/** What is Latin or a number and Han goes on after it: “kangaroo88 全小写”, “CPWK 482 白色的”. */
const BEFORE_HAN = /^[!-~]{3,}(?: [!-~]{1,}){0,3}(?=\s{0,2}[\u3400-\u9fff])/;

const PASSWORD = /pass|\bpw\b|\bpwd\b|wi-?fi|密码|口令|无线/i;
const NAMED = /insta|\big\b|snap|discord|telegram|\bpsn\b|gamertag|tiktok|twitter|github|twitch|steam|reddit|strava|user ?name|handle|wechat|微信|\b[wv]x\b|\bins\b|\btg\b|抖音|快手|小红书|微博/i;
/** A question, or its beginning, ends soon after what it asks for, and says nothing of it. */
const ASKS = /^(?:号|是|呢|吗|多少|是啥|是什么|叫啥|发我?一?下?|给我|一个|有|is|are|was|again|pls|please|name|handle|for|the|[\s?？!:：，,])*$/i;

/** Laughter, drawn-out words, and what is said instead of an answer. */
const NO_ANSWER = /(.)\1{2}|^(?:a?ha){2,}|^(?:dunno|gonna|wanna|lemme|gimme|kinda|prolly|obvs|deffo|nvm|whatever|nothing|same|sorted|cheers|thanks|noted|okie|okey|alrighty|yessir|lmao\w*|rofl|wtf\w*|omg\w*)$/i;

/** A word that is a password or a name only because it was asked for; one of every day says something else. */
const wordAnswered = (cue: string, rest: string, value: string): EntityKind | undefined => {
  if (!/^[a-z][a-z._-]{4,23}$/i.test(value) || COMMON_WORDS.has(value.toLowerCase()) || NO_ANSWER.test(value) || /^[A-Z][a-z]+$/.test(value) || !ASKS.test(rest)) return undefined;
  if (PASSWORD.test(cue) || (/\bcode\b/i.test(cue) && /[._-]/.test(value))) return 'SECRET';
  return NAMED.test(cue) ? 'HANDLE' : undefined;
};

/** What of an answer is looked at, and where it begins. */
type Value = { readonly from: number; readonly text: string };

/** “And the 3 numbers” · “381”. */
const CHECK_VALUE = /(?:\b(?:3|three) (?:numbers?|digits?)|\bcv[vc]2?\b|security code|(?:numbers?|digits?) on the back)[\s?.]*$/i;
/** “Too late, I sent 449 017”. */
const GIVEN = /(?:\b(?:sent|gave|typed|entered|told)(?: (?:him|her|them|it|in|over))?:? )(\d{3}[ -]?\d{3}|\d{4,8})[\s.!]*$/i;
const ONE_TIME = /\b(?:code|otp|pin)s?\b/i;
/** Words of a phrase that somebody types, said after “it's”: “crawdad crawdad 2”. */
const PHRASE = /^(?:[a-z]{3,12} ){1,3}\d{1,4}$/;
const IS_SAID = /(?:it['’]?s|it is|it was) $/i;
const YEAR = /^(?:19|20)\d\d$/;

/** What the words of the question alone make a secret of. */
const secretAnswered = (end: string, text: string): Value | undefined => {
  const whole = text.trim();
  if (/^\d{3,4}\W*$/.test(whole) && CHECK_VALUE.test(end)) return { from: text.indexOf(whole), text: whole.replace(/\W+$/, '') };
  const given = ONE_TIME.test(end) ? GIVEN.exec(text) : null;
  return given?.[1] === undefined ? undefined : { from: given.index + given[0].indexOf(given[1]), text: given[1] };
};

/** A value as an entity of the answer, unless it is known already. */
const newIn = (answer: Part, kind: EntityKind, { from, text }: Value): readonly Entity[] => {
  const entity: Entity = { start: from, end: from + text.length, kind, text, score: 0.6, by: 'split' };
  return covers(answer.entities, entity) ? [] : [entity];
};

const findValue = (end: string, { from, text }: Value, { answer, options }: { readonly answer: Part; readonly options: DetectOptions }): readonly Entity[] => {
  if (text.length === 0 || text.length > LONGEST || (text.split(/\s+/).length > MOST_WORDS && !/^[\d\s-]+$/.test(text))) return [];
  const match = [...end.matchAll(CUE)].at(-1);
  if (match === undefined) return [];
  const [cue] = match;
  const word = wordAnswered(cue, end.slice(match.index + cue.length), text);
  if (word) return newIn(answer, word, { from, text });
  if (!/\d/.test(text.normalize('NFKC'))) return [];
  const lead = hasHan(cue) ? `${cue}是` : `${cue} is `;
  const offset = from - lead.length;
  return detect(lead + text, options)
    .filter((entity) => ANSWERABLE.has(entity.kind) && entity.start >= lead.length && !(entity.kind === 'BIRTHDAY' && OF_SOMETHING_ELSE.test(text.slice(0, entity.start - lead.length))))
    .map((entity) => ({ ...entity, start: entity.start + offset, end: entity.end + offset, by: 'split' as const }))
    .filter((entity) => !covers(answer.entities, entity));
};

/**
 * “My pin is” · “4821”, or “wifi password?” · “it's sunny1234, all lower case”: a short answer that is something only after the words before it.
 * Looked for in what stands before the first pause, and if that says nothing (“sure, sunny1234”), in the whole answer, and in what stands before its first Han.
 * @returns entities with offsets in the answer
 */
export const findAnswer = (asked: string, answer: Part, options: DetectOptions): readonly Entity[] => {
  const end = toNormalForm(asked.slice(-WINDOW)).text;
  const secret = secretAnswered(end, answer.text);
  if (secret) return newIn(answer, 'SECRET', secret);
  const whole: Value = { from: answer.text.length - answer.text.trimStart().length, text: answer.text.trim() };
  const from = whole.from + (OPENING.exec(whole.text)?.[0].length ?? 0);
  const said = answer.text.slice(from);
  const text = said.replace(ENDING, '').trimEnd();
  // “It's 2024 and …” tells the year.
  if (YEAR.test(text) && /^ (?:and|but|if|for)/.test(said.slice(text.length))) return [];
  if (PHRASE.test(text) && PASSWORD.test(end.slice(-24)) && IS_SAID.test(answer.text.slice(0, from)) && !text.split(' ').some((word) => PROSE.has(word))) return newIn(answer, 'SECRET', { from, text });
  const tries: readonly Value[] = [{ from, text }, whole, { from, text: BEFORE_HAN.exec(said)?.[0] ?? '' }];
  return tries.map((value) => findValue(end, value, { answer, options })).find((found) => found.length > 0) ?? [];
};
