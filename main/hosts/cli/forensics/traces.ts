import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words of one run that exist nowhere else. All of a kind begin alike, so that one search finds them all. */
export type Canaries = { readonly marks: readonly string[]; readonly words: readonly string[] };

const ALPHABET = 'bcdfghjkmnpqrstvwxz';
const HAN = '璺瓛甍畲疐癶皕盩睟砉禊穑窳竽笫筻籴粢綦罘羝翀耒胩臾舯艋芈苪茆荸莨菥萏葳蒇蓥蔸薏藁蘩虿蚬蛘蜃蝤螫蠃';

const pick = (alphabet: string, length: number): string => Array.from(crypto.getRandomValues(new Uint32Array(length)), (value) => alphabet[value % alphabet.length] ?? 'x').join('');

export const makeCanaries = (count: number): Canaries => {
  const latin = `q${pick(ALPHABET, 9)}`;
  const han = pick(HAN, 6);
  const words = Array.from({ length: count }, (_, place) => (place % 3 === 2 ? `${han}${pick(HAN, 4)}` : `${latin}${pick(ALPHABET, 8)}`));
  return { marks: [latin, han], words };
};

const jsonEscaped = (text: string): string => Array.from(text, (letter) => (letter < '\u0080' ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('');

/** Base64 of a text wherever it may begin in a longer one: the letters that depend on the text alone. */
const base64Cores = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.from(text, 'utf8');
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replaceAll('=', '');
    return whole.slice(Math.ceil((shift * 4) / 3) + (shift > 0 ? 1 : 0), -2);
  });

/** How a mark may lie in bytes, by name. */
export const encodingsOf = (mark: string): ReadonlyMap<string, Buffer> =>
  new Map([
    ['utf-8', Buffer.from(mark, 'utf8')],
    ['utf-16le', Buffer.from(mark, 'utf16le')],
    ['upper case', Buffer.from(mark.toUpperCase(), 'utf8')],
    ['upper case utf-16le', Buffer.from(mark.toUpperCase(), 'utf16le')],
    ['json', Buffer.from(jsonEscaped(mark), 'utf8')],
    ...base64Cores(mark).map((core, shift) => [`base64 +${shift}`, Buffer.from(core, 'latin1')] as const),
  ]);

/** The names of the encodings in which a mark stands in some bytes. */
export const tracesIn = (bytes: Buffer, marks: readonly string[]): string[] =>
  marks.flatMap((mark, place) => [...encodingsOf(mark)].filter(([, pattern]) => bytes.includes(pattern)).map(([name]) => `${place}: ${name}`));

/** Every file below a folder that holds a trace. */
export const tracesInFiles = (folder: string, marks: readonly string[]): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => tracesIn(readFileSync(file), marks).map((trace) => `${file} ${trace}`));
