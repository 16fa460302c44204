import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change, Message, Receipt } from '#contract';
import { createMemory, type Memory, type MemoryDeps, memoryMigrations } from '#features/memory';
import { type Database, type Keystore, machineKeystore, migrate, openDatabase, silentLog, systemRandom } from '#platform';
import { rulesAlone } from '#privacy';
import { FakeClock } from '../../support/fake-clock.ts';
import { noModel } from '../../support/scripted-engine.ts';

export const FAMILY = 'F'.repeat(43);
export const CLUB = 'C'.repeat(43);

/** A chat that a test writes by hand: what memory sees of the real one. */
export class PaperChat {
  readonly #messages = new Map<string, Message[]>();
  readonly #listeners = new Set<(circle: string, ids: readonly string[]) => void>();
  #next = 1;

  say(author: string, text: string, more: { readonly circle?: string; readonly at?: number; readonly keptFromAi?: boolean; readonly isBlocked?: boolean; readonly kind?: Message['kind'] } = {}): Message {
    const { circle = FAMILY, at = Date.UTC(2026, 4, 1, 12) + this.#next, keptFromAi = false, isBlocked = false, kind = 'person' } = more;
    const message: Message = {
      id: `a.${this.#next}`, circle, kind, author: { person: `${author}-`.padEnd(22, '0'), name: author, isMe: false }, text, sentAt: at,
      clockWrong: false, deleted: false, reactions: [], isBlocked, keptFromAi,
    };
    this.#next += 1;
    this.of(circle).push(message);
    this.#tell(circle, message.id);
    return message;
  }

  change(message: Message, change: Partial<Message>): void {
    const messages = this.of(message.circle);
    const place = messages.findIndex(({ id }) => id === message.id);
    messages[place] = { ...message, ...change };
    this.#tell(message.circle, message.id);
  }

  /** Its time is over: it is nowhere any more. */
  disappears({ circle, id }: Message): void {
    this.#messages.set(circle, this.of(circle).filter((message) => message.id !== id));
    this.#tell(circle, id);
  }

  of(circle: string): Message[] {
    const known = this.#messages.get(circle) ?? [];
    this.#messages.set(circle, known);
    return known;
  }

  readonly port: MemoryDeps['chat'] = {
    messagesSince: (circle, { after, limit = 1e9 } = {}) => {
      const place = this.of(circle).findIndex(({ id }) => id === after);
      return this.of(circle).slice(place + 1, place + 1 + limit);
    },
    newest: (circle, limit) => this.of(circle).slice(-limit),
    message: (circle, id) => this.of(circle).find((message) => message.id === id),
    count: (circle) => this.of(circle).length,
    onChange: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  #tell(circle: string, id: string): void {
    for (const listener of this.#listeners) listener(circle, [id]);
  }
}

export type Desk = {
  readonly dir: string;
  readonly chat: PaperChat;
  readonly clock: FakeClock;
  readonly keystore: Keystore;
  readonly db: Database;
  readonly told: Change[];
  readonly memory: Memory;
  /** Stops memory and starts another on the same directory, as after a restart. */
  again(change?: Partial<MemoryDeps>): Promise<Desk>;
  close(): Promise<void>;
};

export const PASSPHRASE = 'correct horse battery';

const deskOn = async (parts: Pick<Desk, 'dir' | 'chat' | 'clock'>, change: Partial<MemoryDeps>): Promise<Desk> => {
  const keystore = machineKeystore({ dataDir: parts.dir, random: systemRandom, costLog2: 10 });
  if ((await keystore.state()) === 'unset') await keystore.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  else await keystore.unlock(PASSPHRASE);
  const dbKey = (await keystore.read('database')) ?? new Uint8Array(systemRandom.bytes(32));
  await keystore.write('database', dbKey);
  const db = openDatabase({ file: join(parts.dir, 'hearth.db'), key: dbKey });
  migrate(db, memoryMigrations);
  const told: Change[] = [];
  const memory = createMemory({
    db, homeDir: parts.dir, keystore, clock: parts.clock, random: systemRandom, log: silentLog,
    tell: (one) => told.push(one),
    circles: () => [FAMILY, CLUB],
    chat: parts.chat.port,
    detect: () => ({ names: ['Alice', 'Bob', '王小明'] }),
    taggers: rulesAlone,
    language: () => 'en',
    engine: noModel,
    wantsSecondLook: () => true,
    endEngine: async () => undefined,
    ...change,
  });
  await memory.start();
  await memory.settled();
  const stop = async (): Promise<void> => {
    await memory.stop();
    db.close();
  };
  return {
    ...parts, keystore, db, told, memory,
    again: async (next = {}) => {
      await stop();
      return deskOn(parts, { ...change, ...next });
    },
    close: async () => {
      await stop();
      rmSync(parts.dir, { recursive: true, force: true });
    },
  };
};

/** One desktop's memory, with a real keystore, real files, and a chat on paper. */
export const memoryDesk = (change: Partial<MemoryDeps> = {}, dir = mkdtempSync(join(tmpdir(), 'hearth-memory-'))): Promise<Desk> =>
  deskOn({ dir, chat: new PaperChat(), clock: new FakeClock() }, change);

const CONTEXT = { signal: new AbortController().signal };
export const overview = (desk: Desk, circle = FAMILY) => desk.memory.handlers.overview({ circle }, CONTEXT);

/** Forgets and gives the steps and the receipt. */
export const forget = async (desk: Desk, circle = FAMILY): Promise<{ readonly steps: readonly string[]; readonly receipt: Receipt | undefined }> => {
  const steps: string[] = [];
  let receipt: Receipt | undefined;
  for await (const event of await desk.memory.handlers.forget({ id: crypto.randomUUID(), circle }, CONTEXT)) {
    if (event.type === 'step') steps.push(event.step);
    else receipt = event.receipt;
  }
  return { steps, receipt };
};
