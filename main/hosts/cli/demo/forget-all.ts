import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt } from '#contract';
import { type Database, openDatabase } from '#platform';
import { tracesInProcess } from '../forensics/process-memory.ts';
import { type Canaries, makeCanaries, tracesInFiles } from '../forensics/traces.ts';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { holdingsOf } from './holdings.ts';
import { descendantsOf } from '../desktop/process-tree.ts';
import type { Stage } from './stage.ts';

export type ForgetFigures = { readonly canariesBefore: number; readonly canariesAfter: number; readonly ms: number; readonly othersIntact: boolean };
export type Forgotten = { readonly figures: ForgetFigures; readonly receipt: Receipt; readonly by: string };

const CANARIES = 24;
const EMPTY_MEMORY_LIMIT_MS = 20_000;

/** All that an opened memory file says. */
const wordsIn = (db: Database): string => {
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  return JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM "${table}"`).all()));
};

/** How many canaries a copy of the memory yields under a key: 0 when it does not open. */
const yieldOf = (copy: string, key: Uint8Array | undefined, { words }: Canaries): number => {
  if (key === undefined) return 0;
  const scratch = mkdtempSync(join(tmpdir(), 'hearth-copy-'));
  try {
    cpSync(copy, scratch, { recursive: true });
    const file = readdirSync(scratch).find((name) => name.endsWith('.db'));
    if (file === undefined) return 0;
    const db = openDatabase({ file: join(scratch, file), key });
    try {
      const all = wordsIn(db);
      return words.filter((word) => all.includes(word)).length;
    } finally {
      db.close();
    }
  } catch {
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const copyMemory = (desktop: DrivenDesktop, circle: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'hearth-before-'));
  const folder = join(desktop.homeDir, 'memory');
  for (const name of readdirSync(folder)) if (name.startsWith(circle)) cpSync(join(folder, name), join(copy, name));
  return copy;
};

/** The desktop's processes below the supervisor: the core and all it started. */
const processesOf = (desktop: DrivenDesktop): readonly number[] => {
  const core = desktop.host.corePid();
  return core === undefined ? [] : [core, ...descendantsOf(core)];
};

const forget = async (desktop: DrivenDesktop, circle: string): Promise<Receipt> => {
  const before = desktop.host.corePid();
  let receipt: Receipt | undefined;
  for await (const event of await desktop.client.memory.forget({ id: randomUUID(), circle })) if (event.type === 'receipt') receipt = event.receipt;
  if (!receipt) throw new Error('Forget gave no receipt');
  const giveUpAt = performance.now() + EMPTY_MEMORY_LIMIT_MS;
  for (;;) {
    try {
      if (desktop.host.corePid() === before) throw new Error('the core has not been replaced');
      await desktop.reconnect();
      await desktop.client.memory.overview({ circle });
      return receipt;
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
  }
};

/** Lets the first desktop forget, and looks for what its AI knew: in its files, in the memory of its processes, and in a copy taken before. */
export const forgetOnFirst = async ({ desktops, circle }: Stage): Promise<Forgotten> => {
  const [first, ...others] = desktops;
  if (!first) throw new Error('nobody to forget');
  const canaries = makeCanaries(CANARIES);
  await first.host.inspect({ about: 'plant', circle, words: [...canaries.words] });
  const memories = async (): Promise<string[]> => Promise.all(others.map(async (desktop) => (await holdingsOf(desktop, circle)).memoryHash));
  const [othersBefore, counts] = [await memories(), await Promise.all(others.map(({ client }) => client.memory.preview({ circle })))];
  const keyName = `memory/${circle}`;
  const copy = copyMemory(first, circle);
  try {
    const isHeld = processesOf(first).some((pid) => tracesInProcess(pid, canaries.marks).size > 0);
    const yieldBefore = yieldOf(copy, await first.keystore.read(keyName), canaries);
    const startedAt = performance.now();
    const receipt = await forget(first, circle);
    const ms = Math.round(performance.now() - startedAt);
    const inProcesses = processesOf(first).reduce((sum, pid) => sum + tracesInProcess(pid, canaries.marks).size, 0);
    const yieldAfter = yieldOf(copy, await first.keystore.read(keyName), canaries);
    const othersAfter = await memories();
    return {
      by: first.name,
      receipt,
      figures: {
        // Without the control in memory a clean search would prove nothing: then no canary counts as seen.
        canariesBefore: isHeld ? yieldBefore : 0,
        canariesAfter: inProcesses + yieldAfter + tracesInFiles(first.dataDir, canaries.marks).length,
        ms,
        othersIntact: othersBefore.every((hash, at) => hash === othersAfter[at]) && counts.every(({ memories: held, placeholders, reads }) => held + placeholders + reads > 0),
      },
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
