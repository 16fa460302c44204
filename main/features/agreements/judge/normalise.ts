/** Text made even for matching (half width, lower case, simplified, nothing invisible), with the way back to what was written. */
export type Even = {
  readonly text: string;
  /** The words as they were written, for a span of `text`. */
  readonly quote: (start: number, end: number) => string;
};

const TRADITIONAL = '頁讀個鐘鍾沒書單詞練寫萬兩點後說還記時間過覺動運學習聽畫彈總計實補騎車這樣幾從組題當開媽們請幫續準備應該會將為剛覽閱習嗎麼氣鍛煉擊訓樓讓處發現來圈課內達夠滿給於數強續轉體術飯藥煙菸戒網遊戲聲紙張節遲早裡里';
const SIMPLIFIED = '页读个钟钟没书单词练写万两点后说还记时间过觉动运学习听画弹总计实补骑车这样几从组题当开妈们请帮续准备应该会将为刚览阅习吗么气锻炼击训楼让处发现来圈课内达够满给于数强续转体术饭药烟烟戒网游戏声纸张节迟早里里';
const SIMPLE = new Map(Array.from(TRADITIONAL, (letter, index) => [letter, SIMPLIFIED[index] ?? letter]));
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{Variation_Selector}|\u20e3/u;
/** NFKC would turn these marks, which part sentences, into letters or full stops of another meaning. */
const KEPT = new Map([['…', '…'], ['“', '"'], ['”', '"'], ['「', '"'], ['」', '"'], ['『', '"'], ['』', '"'], ['’', "'"], ['‘', "'"], ['×', '×'], ['～', '~'], ['〜', '~'], ['–', '-'], ['—', '—'], ['。', '。']]);

const evenLetter = (letter: string): string => {
  if (INVISIBLE.test(letter)) return '';
  return KEPT.get(letter) ?? SIMPLE.get(letter) ?? letter.normalize('NFKC').toLowerCase();
};

/** Every letter of the result remembers which letter of `written` it came from. */
export const normalise = (written: string): Even => {
  let text = '';
  const from: number[] = [];
  let at = 0;
  for (const letter of written) {
    const even = evenLetter(letter);
    for (let k = 0; k < even.length; k++) from.push(at);
    text += even;
    at += letter.length;
  }
  from.push(at);
  return { text, quote: (start, end) => written.slice(from[start] ?? at, from[end] ?? at).trim() };
};
