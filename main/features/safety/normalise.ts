/** Traditional characters that the signals use, so that both scripts meet the same patterns. */
const TRADITIONAL =
  '殺樓燒藥遺書結離開這個沒還過會來愛說們為麼讓無義戲電視劇歲傷斷對後撐憂鬱從頭見覺輕尋壓擾負擔給媽爺腦斃勒滅幹掉煩餓熱氣學總經準備買淚醫別強姦親報復誰當點車樣邊現實歌詞篇說貓遊夢';
const SIMPLIFIED =
  '杀楼烧药遗书结离开这个没还过会来爱说们为么让无义戏电视剧岁伤断对后撑忧郁从头见觉轻寻压扰负担给妈爷脑毙勒灭干掉烦饿热气学总经准备买泪医别强奸亲报复谁当点车样边现实歌词篇说猫游梦';
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '!': 'i' };

const simplified = new Map(TRADITIONAL.split('').map((character, index) => [character, SIMPLIFIED[index] ?? character]));

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** `su1c!de` → `suicide`: digits and signs between letters stand for letters. */
const withoutLeet = (text: string): string => text.replace(/(?<=[a-z])[013457@$!](?=[a-z])/g, (sign) => LEET[sign] ?? sign);

/** `k i l l` → `kill`: single letters with gaps, four or more in a row. */
const withoutGaps = (text: string): string =>
  text.replace(/\b[a-z](?:[ .*_-][a-z]){3,}\b/g, (letters) => letters.replace(/[ .*_-]/g, ''));

/**
 * One form for what people write to be found or to hide: compatibility forms, case, invisible characters, letters spaced out, traditional
 * characters, gaps between Chinese characters. Clause marks stay, so that negation does not reach across them.
 */
export const normalise = (text: string): string => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”„«»「」『』]/g, '"');
  const one = plain.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
  const tight = one.replace(/(?<=\p{Script=Han})[ \t.*·_\-/|~+]+(?=\p{Script=Han})/gu, '');
  return withoutGaps(withoutLeet(tight))
    .replace(/(\p{L})\1{3,}/gu, '$1$1')
    .replace(/[ \t]+/g, ' ')
    .trim();
};
