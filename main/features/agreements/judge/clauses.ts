/** A stretch of the evened text that says one thing. `opens`: it begins a sentence. */
export type Clause = { readonly start: number; readonly end: number; readonly text: string; readonly opens: boolean };

const SENTENCE = /[。!?！？;；\n…]+|\.(?=\s|$)(?<!\b(?:p|pp|pg|ch|vs|no|approx|st|mr|ms|dr)\.)/g;
const COMMA = /,(?!\d{3}(?!\d))(?!\s*(?:每组|每轮|每次|各|each\b|一组))|[()（）【】[\]|]|\s[-—]\s|——|[::](?!\d)|\s\/\s/;
const TURN = /\s+(?=(?:but|however|though|although|yet|except)\b)|\s+(?=and (?:today|yesterday|tomorrow|then|i|he|she|my)\b)|\s+(?=(?:so|because|since|while) (?:i|we|he|she|it|my|the|there)\b)|(?<=\S)(?=(?:但是?|不过|可是|然而|结果|可惜|只是|虽然|因为|所以|然后|于是|而且|其实)(?!词))/;
const DAY_WORD = /(?<=(?:昨天|昨晚|前天|明天|今天|今早|今晚)[^,。]{1,40}[^,。到给等留])(?=(?:昨天|昨晚|前天|明天|今天|今早|今晚))/;
const PARTS = new RegExp(`${COMMA.source}|${TURN.source}|${DAY_WORD.source}`, 'g');

const pieces = (text: string, at: number, marks: RegExp): { readonly start: number; readonly end: number; readonly mark: string }[] => {
  const found: { start: number; end: number; mark: string }[] = [];
  let start = 0;
  for (const match of text.matchAll(marks)) {
    found.push({ start: at + start, end: at + match.index, mark: match[0] });
    start = match.index + match[0].length;
  }
  found.push({ start: at + start, end: at + text.length, mark: '' });
  return found;
};

/** No honest clause is longer; a wall of text is read in pieces, so that the time it takes grows with its length alone. */
const LONGEST = 120;
/** The first and the last clauses: what was done stands at one end or the other. */
const MOST_AT_AN_END = 40;

const cut = (part: { readonly start: number; readonly end: number; readonly mark: string }): (typeof part)[] => {
  const parts: (typeof part)[] = [];
  for (let start = part.start; start < part.end; start += LONGEST) {
    const end = Math.min(part.end, start + LONGEST);
    parts.push({ start, end, mark: end === part.end ? part.mark : '' });
  }
  return parts;
};

const clausesIn = (text: string): readonly Clause[] =>
  pieces(text, 0, SENTENCE)
    .flatMap(cut)
    .flatMap((sentence) =>
      pieces(text.slice(sentence.start, sentence.end), sentence.start, PARTS)
        .map((part, index, all) => {
          const isLast = index === all.length - 1;
          const end = isLast && /[?？]/.test(sentence.mark) ? part.end + sentence.mark.length : part.end;
          return { start: part.start, end, text: text.slice(part.start, end), opens: index === 0 };
        })
        .filter((clause) => /[\p{L}\p{N}\p{Extended_Pictographic}√✓]/u.test(clause.text)),
    );

/** Sentences into clauses. A question mark stays with the clause it ends. */
export const clausesOf = (text: string): readonly Clause[] => {
  const clauses = clausesIn(text);
  return clauses.length <= 2 * MOST_AT_AN_END ? clauses : [...clauses.slice(0, MOST_AT_AN_END), ...clauses.slice(-MOST_AT_AN_END)];
};
