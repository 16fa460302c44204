import { cutWords } from '#features/chat';

const STOP_ZH =
  '的 了 是 我 你 他 她 它 们 我们 你们 他们 她们 咱们 大家 在 有 和 与 就 都 也 还 又 不 没 没有 很 太 吧 吗 呢 啊 呀 哦 噢 嗯 哈 哈哈 哈哈哈 啦 嘛 哎 唉 诶 喂 这 那 这个 那个 这些 那些 这样 那样 什么 怎么 要 会 能 可以 可能 应该 想 说 去 来 到 上 下 里 个 一 一个 一下 一起 把 被 让 给 对 跟 从 向 比 但 但是 不过 因为 所以 如果 要是 然后 而且 或者 还是 已经 正在 再 才 只 最 好 好的 行 多 少 点 些 吗 呗 吧 之 其 于 以 为 及 等 着 过 得 地 真的 感觉 觉得 知道 看 看看 今天 现在 时候 起来 出来 这里 那里 自己 别 请 谢谢 ok 记得 定 您 哪 谁 几';
const STOP_EN =
  'a an the i you he she it we they me him her us them my your his its our their mine yours this that these those is am are was were be been being do does did done have has had having will would can could shall should may might must to of in on at by for with from into about as if then than so and or but not no nor yes yeah ok okay just really very too also only even still there here what which who whom when where why how all any some each more most much many lot up out off over under again once don t s re ve ll d m im ive ill dont cant wont didnt isn isnt aren wasn doesn couldn wouldn shouldn let lets get got go going gonna wanna one thing things well oh hey hi hello lol haha hahaha like know think say said see please thanks thank sure maybe guys everyone anyone someone something anything now today';
const STOP = new Set([...STOP_ZH.split(' '), ...STOP_EN.split(' ')]);

const HAN = /\p{Script=Han}/u;
const PIECE =
  /\[[\p{L}\p{N}_]{1,24}\]|https?:\/\/\S+|[a-z]+(?:['’][a-z]+)?|\d+(?:[.:/]\d+)*(?:st|nd|rd|th)?[号點点月日楼层块元]?|\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{M}]+/giu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

const PLAIN_E = new Set(['plane', 'there', 'those', 'these', 'three']);

/**
 * Light English stemming: plural, -ing, -ed, silent e. Enough to join "tickets" and "ticket", "invite" and "inviting", "booked" and "book".
 * In the manner of Porter (1980), far shorter.
 */
export const stemOf = (word: string): string => {
  const bare = word.replace(/['’](?:s|re|ve|ll|d|m|t)$/u, '');
  if (bare.length <= 3) return bare;
  if (bare.length > 4 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  const single = /(?:ss|us|is)$/.test(bare) ? bare : bare.replace(/(?<=ch|sh|x|ss)es$|s$/, '');
  const cut = /(?:ing|ed)$/.exec(single);
  if (cut === null || cut.index < 3 || !/[aeiouy]/.test(single.slice(0, cut.index)))
    return single.length > 4 && single.endsWith('e') && !PLAIN_E.has(single) ? single.slice(0, -1) : single;
  const stem = single.slice(0, cut.index);
  if (/([^aeiouls])\1$/.test(stem)) return stem.slice(0, -1);
  return stem.length === 3 && /^[^aeiou][aeiou][^aeiouwxy]$/.test(stem) ? `${stem}e` : stem;
};

/** Chinese words, long ones also by their parts. */
const chineseWords = (run: string): string[] => cutWords(run).filter((word) => HAN.test(word));

/**
 * The words of a text for comparing texts, in order, with repeats: lower case, stop words dropped, English stemmed, Chinese cut by jieba,
 * numbers, links and placeholders kept whole.
 */
export const wordsOf = (text: string): string[] => {
  const plain = text.slice(0, 20_000).normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  const words: string[] = [];
  for (const [piece] of plain.matchAll(PIECE)) {
    if (HAN.test(piece) && !piece.startsWith('[')) words.push(...chineseWords(piece).filter((word) => !STOP.has(word)));
    else if (!STOP.has(piece)) words.push(/^[a-z]/.test(piece) ? stemOf(piece) : piece.replace(/(?<=\d)(?:st|nd|rd|th)$/, ''));
  }
  return words;
};

/** Whether a text is mostly Chinese: counts a Chinese character as much as a Latin word. */
export const languageOf = (text: string): 'zh' | 'en' => {
  const sample = text.slice(0, 20_000);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = sample.match(/[a-z]+/gi)?.length ?? 0;
  return han > latin ? 'zh' : 'en';
};
