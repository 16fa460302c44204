import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Strict binary shapes: what is not exactly of the shape does not decode. `shape` says it in words, for the test that holds the wire still. */
export type Codec<Value> = {
  readonly shape: string;
  readonly write: (to: encoding.Encoder, value: Value) => void;
  readonly read: (from: decoding.Decoder) => Value;
};
export type ValueOf<C> = C extends Codec<infer Value> ? Value : never;

export class WireError extends Error {}

const refuse = (why: string): never => {
  throw new WireError(why);
};

const take = (from: decoding.Decoder, length: number): Uint8Array => {
  if (length > from.arr.length - from.pos) refuse('cut short');
  const part = decoding.readUint8Array(from, length);
  // Most of a message is no copy of it: that would double the memory of bulk, and keeps little else alive.
  return length * 2 > from.arr.length ? part : part.slice();
};

/** A whole number below `limit`. */
export const uint = (limit: number): Codec<number> => ({
  shape: `uint<${limit}`,
  write: (to, value) => encoding.writeVarUint(to, value),
  read: (from) => {
    const value = decoding.readVarUint(from);
    return Number.isSafeInteger(value) && value >= 0 && value < limit ? value : refuse('number out of bounds');
  },
});

/** Bytes of one length. */
export const fixed = (length: number): Codec<Uint8Array> => ({
  shape: `bytes[${length}]`,
  write: (to, value) => encoding.writeUint8Array(to, value.length === length ? value : refuse('wrong length')),
  read: (from) => take(from, length),
});

/** At most `limit` bytes, their number in front. */
export const bytes = (limit: number): Codec<Uint8Array> => ({
  shape: `bytes≤${limit}`,
  write: (to, value) => encoding.writeVarUint8Array(to, value.length <= limit ? value : refuse('too many bytes')),
  read: (from) => {
    const length = decoding.readVarUint(from);
    return length <= limit ? take(from, length) : refuse('too many bytes');
  },
});

/** Text of at most `limit` UTF-8 bytes that matches `pattern`. */
export const text = (limit: number, pattern: RegExp): Codec<string> => {
  const raw = bytes(limit);
  return {
    shape: `text≤${limit} ${pattern.source}`,
    write: (to, value) => raw.write(to, new TextEncoder().encode(value)),
    read: (from) => {
      const value = new TextDecoder('utf-8', { fatal: true }).decode(raw.read(from));
      return pattern.test(value) ? value : refuse('text of another form');
    },
  };
};

/** One of a few words, written as its place in the list. */
export const oneOf = <const Word extends string>(words: readonly Word[]): Codec<Word> => ({
  shape: words.join('|'),
  write: (to, value) => encoding.writeUint8(to, words.indexOf(value)),
  read: (from) => words[take(from, 1)[0] ?? 255] ?? refuse('unknown word'),
});

/** At most `limit` items. */
export const list = <Item>(item: Codec<Item>, limit: number): Codec<readonly Item[]> => ({
  shape: `list≤${limit}(${item.shape})`,
  write: (to, values) => {
    encoding.writeVarUint(to, values.length <= limit ? values.length : refuse('too many items'));
    for (const value of values) item.write(to, value);
  },
  read: (from) => {
    const length = decoding.readVarUint(from);
    if (length > limit || length > from.arr.length - from.pos) refuse('too many items');
    return Array.from({ length }, () => item.read(from));
  },
});

type Fields = Readonly<Record<string, Codec<never>>>;
type RecordOf<F> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** Named fields, one after the other in the order given. */
export const record = <F extends Record<string, unknown>>(fields: F): Codec<RecordOf<F>> => {
  const entries = Object.entries(fields as unknown as Fields);
  return {
    shape: `{${entries.map(([name, { shape }]) => `${name}:${shape}`).join(',')}}`,
    write: (to, value) => {
      for (const [name, codec] of entries) codec.write(to, (value as Record<string, never>)[name] as never);
    },
    read: (from) => Object.fromEntries(entries.map(([name, codec]) => [name, codec.read(from)])) as unknown as RecordOf<F>,
  };
};
