import { AppError, type CircleId, type Receipt } from '#contract';
import { markForgetting, readState, setTombstone, storeReceipt } from '../circle-state.ts';
import type { MemoryDeps } from '../memory.ts';
import { type Counts, countsOf, memoryFiles, memoryKeyName, sizeBytes } from '../memory-file.ts';
import type { OpenMemories } from '../open-memories.ts';
import { firstPage, isCopyUnreadable } from './copy-check.ts';
import { eraseFiles, setAside, setAsidePath } from './erase-files.ts';
import type { ForgetEvent } from './forget-run.ts';

type Check = Receipt['checks'][number];
type Step = Extract<ForgetEvent, { type: 'step' }>['step'];

export type Forgetting = {
  readonly circle: CircleId;
  readonly deps: MemoryDeps;
  readonly memories: OpenMemories;
  /** This process, so that a later one knows that it is another. */
  readonly run: string;
  /** It was begun by a process that is gone. */
  readonly isResumed: boolean;
  readonly say: (event: ForgetEvent) => void;
};

const NOTHING: Counts = { memories: 0, placeholders: 0, reads: 0, files: 0, bytes: 0 };

const attempt = <Value>(run: () => Value): Value | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};

/** What is there to forget. After a crash the counts that were noted before it; whatever they were, the files still count. */
const countsBefore = ({ circle, deps, memories }: Forgetting): Counts => {
  const noted = readState(deps.db, circle).forgetting;
  const files = memoryFiles(deps.homeDir, circle).length;
  const held = memories.isOpen(circle) ? attempt(() => countsOf(memories.now(circle))) : undefined;
  if (held === undefined) return noted ?? { ...NOTHING, files, bytes: sizeBytes(deps.homeDir, circle) };
  return { ...held, files, bytes: sizeBytes(deps.homeDir, circle) };
};

const mark = (forgetting: Forgetting, counts: Counts): void => {
  const { circle, deps, memories } = forgetting;
  // A full disk may refuse this note; the file set aside is mark enough.
  attempt(() => markForgetting(deps.db, circle, counts));
  memories.close(circle);
  attempt(() => setAside(deps.homeDir, circle));
};

const destroyKey = async ({ circle, deps }: Forgetting): Promise<boolean> => {
  try {
    await deps.keystore.destroy(memoryKeyName(circle));
    return true;
  } catch {
    return false;
  }
};

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => a !== undefined && b !== undefined && Buffer.from(a).equals(Buffer.from(b));

type Found = { readonly page: Uint8Array | undefined; readonly oldKey: Uint8Array | undefined; readonly left: readonly string[]; readonly destroyed: boolean; readonly ended: boolean };

const checksOf = async ({ circle, deps, isResumed }: Forgetting, { page, oldKey, left, destroyed, ended }: Found): Promise<Check[]> => {
  const keyNow = await deps.keystore.read(memoryKeyName(circle));
  const unreadable = page !== undefined && oldKey !== undefined ? isCopyUnreadable({ homeDir: deps.homeDir, circle, page, oldKey, keyNow }) : undefined;
  return [
    ...(destroyed && !isSame(oldKey, keyNow) ? (['key-destroyed'] as const) : []),
    ...(left.length === 0 ? (['files-gone'] as const) : []),
    ...(unreadable === true ? (['copy-unreadable'] as const) : []),
    ...(ended ? (['worker-ended'] as const) : []),
    ...(isResumed ? (['core-replaced'] as const) : []),
  ];
};

const endWorker = async ({ deps }: Forgetting): Promise<boolean> => {
  try {
    await deps.endEngine();
    return true;
  } catch {
    return false;
  }
};

const receiptOf = ({ circle }: Forgetting, at: number, facts: Pick<Receipt, 'ms' | 'checks'> & Counts): Receipt => ({ circle, at, ...facts });

/**
 * Erases all AI memory of one circle. Every step may be repeated: after a crash the next start runs it again from the first.
 * Fails with `forget-incomplete` when something could not be erased; the mark then stays, for the next try.
 */
export const forgetCircle = async (forgetting: Forgetting): Promise<void> => {
  const { circle, deps, memories, say } = forgetting;
  const step = (name: Step): void => say({ type: 'step', step: name });
  const at = deps.clock.now();
  const started = performance.now();
  const counts = countsBefore(forgetting);
  mark(forgetting, counts);

  step('stop-jobs');
  const ended = await endWorker(forgetting);

  step('destroy-key');
  const page = attempt(() => firstPage(setAsidePath(deps.homeDir, circle)));
  const oldKey = await deps.keystore.read(memoryKeyName(circle));
  const destroyedAtOnce = await destroyKey(forgetting);

  step('erase-files');
  const left = eraseFiles(deps.homeDir, circle);
  // On a full disk the keystore has room for its new file only now.
  const destroyed = destroyedAtOnce || (await destroyKey(forgetting));
  if (!destroyed || left.length > 0) throw new AppError('forget-incomplete', { what: destroyed ? 'files' : 'key' });

  step('new-memory');
  setTombstone(deps.db, circle, at);
  await memories.reopen(circle);

  step('drop-caches');
  const crashesLeft = deps.eraseCrashes?.() === false;
  deps.tell({ topic: 'memory', circle });

  step('check');
  const checks = await checksOf(forgetting, { page, oldKey, left, destroyed, ended });
  oldKey?.fill(0);
  if (!checks.includes('key-destroyed') || !ended) throw new AppError('forget-incomplete', { what: ended ? 'key' : 'worker' });
  if (crashesLeft) throw new AppError('forget-incomplete', { what: 'files' });
  const receipt = receiptOf(forgetting, at, { ...counts, ms: performance.now() - started, checks });
  storeReceipt(deps.db, receipt, forgetting.isResumed || deps.replaceCore === undefined ? undefined : forgetting.run);
  say({ type: 'receipt', receipt });
};

