const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The text of a JSON string from behind its opening quote, as far as it is complete. */
const decode = (raw: string): string => {
  let text = '';
  for (let at = 0; at < raw.length; at += 1) {
    const char = raw.charAt(at);
    if (char === '"') return text;
    if (char !== '\\') {
      text += char;
      continue;
    }
    const escaped = raw.charAt(at + 1);
    const code = escaped === 'u' ? /^[\da-f]{4}/i.exec(raw.slice(at + 2))?.[0] : undefined;
    if (escaped === '' || (escaped === 'u' && code === undefined)) return text;
    text += code === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(code, 16));
    at += code === undefined ? 1 : 5;
  }
  return text;
};

/** Takes the words of one string field out of JSON while it is being written. */
export class SpokenWords {
  readonly #begins: RegExp;
  #raw = '';
  #told = 0;

  constructor(field: string) {
    this.#begins = new RegExp(`"${field}"\\s*:\\s*"`);
  }

  /** The new words; empty while the field has not begun or an escape is incomplete. */
  push(delta: string): string {
    this.#raw += delta;
    const begin = this.#begins.exec(this.#raw);
    if (!begin) return '';
    const text = decode(this.#raw.slice(begin.index + begin[0].length));
    const fresh = text.slice(this.#told);
    this.#told = text.length;
    return fresh;
  }
}
