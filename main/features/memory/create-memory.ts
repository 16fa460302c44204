import { AppError } from '#contract';
import { confirmReplaced, readState, receiptsOf, setOn } from './circle-state.ts';
import { eraseFiles } from './forget/erase-files.ts';
import { Forgetter } from './forget/forgetter.ts';
import { eraseItem, shownItems } from './items.ts';
import { Learner } from './learn/learner.ts';
import type { Memory, MemoryDeps } from './memory.ts';
import { countsOf, hashOf, memoryKeyName, sizeBytes } from './memory-file.ts';
import { OpenMemories } from './open-memories.ts';
import { noteRead, shownReads } from './reads.ts';
import { eraseOriginals, shownVault } from './shown-vault.ts';
import { vaultStore } from './vault-store.ts';

/** Names this process among all that ever ran on this data directory. */
const thisProcess = (): string => `${process.pid}.${performance.timeOrigin}`;

type Parts = { readonly memories: OpenMemories; readonly forgetter: Forgetter; readonly vaultOf: Memory['vaultOf'] };

const handlersOf = ({ db, homeDir, chat, tell }: MemoryDeps, { memories, forgetter, vaultOf }: Parts): Memory['handlers'] => ({
  overview: ({ circle }) => {
    const file = memories.now(circle);
    const vault = vaultOf(circle);
    return { items: shownItems(file, vault), redacted: [...vault.counts()], reads: shownReads(file), on: readState(db, circle).on };
  },
  setOn: ({ circle, on }) => {
    setOn(db, circle, on);
    tell({ topic: 'memory', circle });
    return {};
  },
  erase: ({ circle, item }) => {
    if (!eraseItem(memories.now(circle), item)) throw new AppError('memory-not-found');
    tell({ topic: 'memory', circle });
    return {};
  },
  vault: ({ circle, search }) => shownVault(memories.now(circle), vaultOf(circle).language, search),
  eraseOriginals: ({ circle, placeholder }) => {
    const erased = eraseOriginals(memories.now(circle), placeholder);
    if (placeholder !== undefined && erased === 0) throw new AppError('original-not-found');
    tell({ topic: 'memory', circle });
    return { erased };
  },
  preview: ({ circle }) => ({ ...countsOf(memories.now(circle)), bytes: sizeBytes(homeDir, circle), messagesStay: chat.count(circle) }),
  forget: ({ circle }) => forgetter.forget(circle),
  receipts: ({ circle }) => receiptsOf(db, circle),
});

/** The AI's memory of every circle, each in a file and under a key of its own, and the way to forget it. */
export const createMemory = (deps: MemoryDeps): Memory => {
  const { db } = deps;
  const run = thisProcess();
  const memories = new OpenMemories(deps);
  const vaultOf: Memory['vaultOf'] = (circle) => vaultStore(() => memories.now(circle));
  const forgetter = new Forgetter({ deps, memories, run, learner: () => learner });
  const learner = new Learner({
    ...deps,
    vaultOf,
    fileOf: (circle) => (forgetter.isForgetting(circle) || memories.isClosed(circle) ? undefined : memories.now(circle)),
  });
  return {
    handlers: handlersOf(deps, { memories, forgetter, vaultOf }),
    start: async () => {
      confirmReplaced(db, run);
      const circles = deps.circles();
      await forgetter.finishInterrupted(circles);
      for (const circle of circles) {
        if (memories.isClosed(circle)) continue;
        await memories.open(circle);
        learner.catchUp(circle);
      }
    },
    vaultOf,
    drop: async (circle) => {
      await forgetter.over();
      await learner.settled();
      memories.close(circle);
      await deps.keystore.destroy(memoryKeyName(circle));
      eraseFiles(deps.homeDir, circle);
      memories.forget(circle);
    },
    noteRead: (circle, read) => noteRead(memories.now(circle), deps.clock.now(), read),
    settled: () => learner.settled(),
    hash: (circle) => hashOf(memories.now(circle)),
    stop: async () => {
      await learner.stop();
      await forgetter.over();
      await memories.stop();
    },
  };
};
