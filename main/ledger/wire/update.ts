import { ByteReader, ByteWriter, Malformed } from './bytes.ts';
import { MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_SECTIONS, MAX_SEQ, MAX_UPDATE_BYTES } from './limits.ts';

/*
 * The only shape of Yjs update (V1) that feeds need: a feed is a Y.Array root written by push alone, an entry is a header item at an
 * even clock and a body item at the odd clock after it. Origins follow by induction: (same client, clock − 1), or the root at clock 0.
 * Foreign bytes never reach Yjs' own decoder: 25 bytes can make it allocate gigabytes.
 */
const BINARY = 3;
const DELETED = 1;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const ROOT_BY_NAME = 1;
const MAX_ROOT_BYTES = 16;

/** Header and body as they travel. A null body was erased, or has expired. */
export type WireEntry = { readonly header: Uint8Array; readonly body: Uint8Array | null };
/** Entries of one feed in a row, beginning with seq `from`. `root` is set by the parser when `from` is 0. */
export type Section = { readonly client: number; readonly root: string | undefined; readonly from: number; readonly entries: readonly WireEntry[] };
/** Items of one feed that are to be deleted, by clock. */
export type Deletion = { readonly client: number; readonly clocks: readonly number[] };

const writeStart = (writer: ByteWriter, content: number, item: { readonly client: number; readonly clock: number; readonly root: string }): void => {
  if (item.clock === 0) writer.byte(content).varUint(ROOT_BY_NAME).sized(Buffer.from(item.root, 'latin1'));
  else writer.byte(HAS_ORIGIN | content).varUint(item.client).varUint(item.clock - 1);
};

const writeEntries = (writer: ByteWriter, { client, from, entries, root = '' }: Section): void => {
  let clock = from * 2;
  for (const { header, body } of entries) {
    writeStart(writer, BINARY, { client, clock, root });
    writer.sized(header);
    clock += 1;
    writeStart(writer, body === null ? DELETED : BINARY, { client, clock, root });
    if (body === null) writer.varUint(1);
    else writer.sized(body);
    clock += 1;
  }
};

const byClient = (sections: readonly Section[]): Map<number, Section[]> => {
  const groups = new Map<number, Section[]>();
  for (const section of sections) {
    const group = groups.get(section.client);
    if (group) group.push(section);
    else groups.set(section.client, [section]);
  }
  return groups;
};

/**
 * Encodes sections as a Yjs update, byte for byte as Yjs encodes the same state. Several sections of one client must be in order and
 * apart; the gap between them is a Skip.
 */
export const encodeUpdate = (sections: readonly Section[], deletions: readonly Deletion[] = []): Uint8Array => {
  const groups = [...byClient(sections)].sort(([a], [b]) => b - a);
  const writer = new ByteWriter(4096).varUint(groups.length);
  for (const [client, ranges] of groups) {
    const items = ranges.reduce((sum, range) => sum + range.entries.length * 2, 0);
    let clock = (ranges[0]?.from ?? 0) * 2;
    writer.varUint(items + ranges.length - 1).varUint(client).varUint(clock);
    for (const range of ranges) {
      if (range.from * 2 > clock) writer.byte(SKIP).varUint(range.from * 2 - clock);
      writeEntries(writer, range);
      clock = (range.from + range.entries.length) * 2;
    }
  }
  writer.varUint(deletions.length);
  for (const { client, clocks } of [...deletions].sort((a, b) => b.client - a.client)) {
    writer.varUint(client).varUint(clocks.length);
    for (const clock of clocks) writer.varUint(clock).varUint(1);
  }
  return writer.finish();
};

/** `heldBefore`: entries that the document has of the feed; of those, the ones from `dropFrom` on are deleted. */
type TailPlace = { readonly heldBefore: number; readonly dropFrom: number };

/** The tail of a feed for a document that is never sent: all from entry `heldBefore` to the section's first is one deleted stretch. */
export const encodeTail = (section: Section, { heldBefore, dropFrom }: TailPlace = { heldBefore: 0, dropFrom: 0 }): Uint8Array => {
  const { client, root = '', from, entries } = section;
  const writer = new ByteWriter(4096).varUint(1).varUint(entries.length * 2 + (from > heldBefore ? 1 : 0)).varUint(client).varUint(heldBefore * 2);
  if (from > heldBefore) {
    writeStart(writer, DELETED, { client, clock: heldBefore * 2, root });
    writer.varUint((from - heldBefore) * 2);
  }
  writeEntries(writer, section);
  if (dropFrom >= heldBefore) return writer.varUint(0).finish();
  return writer.varUint(1).varUint(client).varUint(1).varUint(dropFrom * 2).varUint((heldBefore - dropFrom) * 2).finish();
};

type Items = { readonly client: number; root: string | undefined; readonly clock: number; readonly items: (Uint8Array | null)[] };

const readItem = (reader: ByteReader, info: number, into: Items): void => {
  const clock = into.clock + into.items.length;
  const content = info & 31;
  if (clock >= MAX_SEQ * 2) throw new Malformed('clock');
  if (info !== (clock === 0 ? content : HAS_ORIGIN | content)) throw new Malformed('item');
  if (clock === 0) {
    if (reader.varUint() !== ROOT_BY_NAME) throw new Malformed('parent');
    into.root = Buffer.from(reader.sized(MAX_ROOT_BYTES)).toString('latin1');
  } else if (reader.varUint() !== into.client || reader.varUint() !== clock - 1) throw new Malformed('origin');
  const isBody = clock % 2 === 1;
  if (content === BINARY) into.items.push(reader.sized(isBody ? MAX_BODY_BYTES : MAX_HEADER_BYTES));
  else if (content === DELETED && isBody && reader.varUint() === 1) into.items.push(null);
  else throw new Malformed('content');
};

const readClient = (reader: ByteReader, seen: Set<number>): Items[] => {
  const structs = reader.varUint();
  const client = reader.varUint();
  let clock = reader.varUint();
  if (clock >= MAX_SEQ * 2 || structs > reader.left || seen.has(client)) throw new Malformed('section');
  seen.add(client);
  let run: Items = { client, root: undefined, clock, items: [] };
  const runs = [run];
  for (let count = 0; count < structs; count += 1) {
    const info = reader.byte();
    if (info === SKIP) {
      clock = run.clock + run.items.length + reader.varUint();
      if (clock >= MAX_SEQ * 2) throw new Malformed('clock');
      run = { client, root: undefined, clock, items: [] };
      runs.push(run);
    } else readItem(reader, info, run);
  }
  return runs;
};

const skipDeletions = (reader: ByteReader): void => {
  const clients = reader.varUint();
  for (let i = 0; i < clients; i += 1) {
    reader.varUint();
    const ranges = reader.varUint();
    for (let k = 0; k < ranges; k += 1) {
      reader.varUint();
      reader.varUint();
    }
  }
};

const pairUp = ({ client, root, clock, items }: Items): Section => {
  if (clock % 2 === 1 || items.length % 2 === 1) throw new Malformed('half an entry');
  const entries: WireEntry[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const header = items[at];
    if (!header) throw new Malformed('deleted header');
    entries.push({ header, body: items[at + 1] ?? null });
  }
  return { client, root, from: clock / 2, entries };
};

/** Parses foreign bytes of exactly our shape; delete sets are read over and ignored. Throws `Malformed`. */
export const parseUpdate = (bytes: Uint8Array): Section[] => {
  if (bytes.length > MAX_UPDATE_BYTES) throw new Malformed('update too long');
  const reader = new ByteReader(bytes);
  const clients = reader.varUint();
  if (clients > MAX_SECTIONS) throw new Malformed('too many sections');
  const seen = new Set<number>();
  const sections: Section[] = [];
  for (let i = 0; i < clients; i += 1) {
    for (const run of readClient(reader, seen)) if (run.items.length > 0) sections.push(pairUp(run));
  }
  skipDeletions(reader);
  reader.end();
  return sections;
};
