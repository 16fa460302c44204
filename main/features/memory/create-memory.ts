import { AppError, type CircleId } from '#contract';
import type { Database } from '#platform';
import { confirmReplaced, readState, receiptsOf, setOn } from './circle-state.ts';
import { eraseFiles } from './forget/erase-files.ts';
import { Forgetter } from './forget/forgetter.ts';
import { eraseItem, shownItems } from './items.ts';
import { Learner } from './learn/learner.ts';
import type { Memory, MemoryDeps } from './memory.ts';
import { countsOf, hashOf, memoryKeyName, sizeBytes } from './memory-file.ts';
import { OpenMemories } from './open-memories.ts';
import { SecondLooker } from './second-look/second-looker.ts';
import { noteRead, shownReads } from './reads.ts';
import { eraseOriginals, shownVault } from './shown-vault.ts';
import { vaultStore } from './vault-store.ts';

/** Names this process among all that ever ran on this data directory. */
const thisProcess = (): string => `${process.pid}.${performance.timeOrigin}`;

type Parts = { readonly memories: OpenMemories; readonly forgetter: Forgetter; readonly looker: SecondLooker; readonly vaultOf: Memory['vaultOf'] };

const handlersOf = ({ db, homeDir, chat, tell }: MemoryDeps, { memories, forgetter, looker, vaultOf }: Parts): Memory['handlers'] => ({
  overview: ({ circle }) => {
    const file = memories.now(circle);
    const vault = vaultOf(circle);
    return { items: shownItems(file, vault), redacted: [...vault.counts()], reads: shownReads(file), on: readState(db, circle).on, secondLook: looker.state(circle) };
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
export const createMemory = (given: MemoryDeps): Memory => {
  const { db } = given;
  const run = thisProcess();
  // The look goes before the model's process: what it still wanted to ask must not start another.
  const deps = {
    ...given,
    endEngine: async () => {
      looker.abort();
      await given.endEngine();
    },
  };
  const memories = new OpenMemories(deps);
  const vaultOf: Memory['vaultOf'] = (circle) => vaultStore(() => memories.now(circle));
  const forgetter = new Forgetter({ deps, memories, run, learner: () => learner });
  const fileOf = (circle: CircleId): Database | undefined => (forgetter.isForgetting(circle) || memories.isClosed(circle) ? undefined : memories.now(circle));
  const looker = new SecondLooker({ ...deps, vaultOf, fileOf });
  const learner = new Learner({ ...deps, vaultOf, fileOf, onLearned: (circle) => looker.soon(circle) });
  return {
    handlers: handlersOf(deps, { memories, forgetter, looker, vaultOf }),
    start: async () => {
      // The process that forgot may have left something over its end.
      confirmReplaced(db, run, () => deps.eraseCrashes?.() ?? true);
      const circles = deps.circles();
      await forgetter.finishInterrupted(circles);
      for (const circle of circles) {
        if (memories.isClosed(circle)) continue;
        await memories.open(circle);
        learner.catchUp(circle);
        looker.soon(circle);
      }
    },
    vaultOf,
    drop: async (circle) => {
      await forgetter.over();
      await learner.settled();
      looker.drop(circle);
      memories.close(circle);
      await deps.keystore.destroy(memoryKeyName(circle));
      eraseFiles(deps.homeDir, circle);
      memories.forget(circle);
    },
    lookAgain: () => deps.circles().forEach((circle) => looker.soon(circle)),
    noteRead: (circle, read) => noteRead(memories.now(circle), deps.clock.now(), read),
    settled: () => learner.settled(),
    hash: (circle) => hashOf(memories.now(circle)),
    stop: async () => {
      await looker.stop();
      await learner.stop();
      await forgetter.over();
      await memories.stop();
    },
  };
};
