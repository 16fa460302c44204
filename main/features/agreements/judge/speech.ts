/** What somebody else is quoted with: `Bob: "I read 30 pages"`, `小李写“看了30页”`, `"ran 5 km" - Tom`. Titles and one's own words in quotes stay. */
const QUOTED = /(?:(?:[::]|说道?|写道?|发了?|道|喊|回复?|讲|\b(?:said|says|wrote|writes|posted|posts|texted|texts|claimed|goes|replied))\s*[,,]?\s*)"[^"]{2,200}"|"[^"]{2,200}"\s*(?:—+|--?|,)\s*(?:\p{L}{1,20}(?:\s|$|[.。!])|(?:he|she|they|\p{L}+) (?:said|says|wrote))/gu;
const MINE = /(?:我|\bi\b|\bi'm|\bi've)\s*(?:就|刚|也|就是)?(?:说|写|发|said|wrote|posted)[^"]{0,6}$|(?:打卡|check-?in|今天|today)\s*[::]\s*$/;

export type Speech = { readonly rest: string; readonly quoted: { readonly start: number; readonly end: number } | undefined };

/** Blanks what others are quoted with (same length, so that places stay), and says where the first stood. Evened text. */
export const takeOutSpeech = (text: string): Speech => {
  let quoted: Speech['quoted'];
  const rest = text.replace(QUOTED, (speech: string, at: number) => {
    const opening = speech.indexOf('"');
    if (MINE.test(text.slice(0, at + opening))) return speech;
    quoted ??= { start: at, end: at + speech.length };
    return ' '.repeat(speech.length);
  });
  return { rest, quoted };
};
