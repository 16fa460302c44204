import { type Engine, ModelLibrary, modelsFolder, secondLook, workerEngine } from '#ai';
import { AppError, type Language } from '#contract';
import { LOCAL_ENTRIES } from '#hosts/local';
import { nodeChildren, silentLog, systemClock } from '#platform';
import type { Seen, VaultStore } from '#privacy';
import { resolve } from 'node:path';
import type { CommandIo } from './command.ts';

/** Lets the language model of this machine look at texts in which rules and taggers have masked what they found. */
export type LookAgain = {
  readonly look: (redacted: string, vault: VaultStore) => Promise<readonly Seen[]>;
  /** How many texts it could not read. */
  readonly unread: () => number;
  readonly stop: () => Promise<void>;
};

export const UNREAD: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `The model could not look at ${count} of the lines; rules and taggers alone have masked them.`,
  'zh-CN': (count) => `有 ${count} 行模型没能再看，只由规则和标注器遮过。`,
};

/** As `openLookAgain`, with a given engine. */
export const lookAgainWith = (engine: Engine, signal: AbortSignal): LookAgain => {
  let unread = 0;
  return {
    look: async (redacted, vault) => {
      const { seen } = await secondLook({ engine, texts: [{ id: 'line', redacted }], vault, detect: {}, signal });
      const found = seen.get('line');
      if (!found) unread += 1;
      return found ?? [];
    },
    unread: () => unread,
    stop: () => engine.end(),
  };
};

/** The model that the app would use, in its own process. Fails with `tier-missing` where there is none. */
export const openLookAgain = async (io: Pick<CommandIo, 'cwd' | 'env' | 'signal'>): Promise<LookAgain> => {
  const library = new ModelLibrary({ folder: resolve(io.cwd, modelsFolder(io.env, process.platform)), clock: systemClock, log: silentLog });
  await library.refresh();
  if (!library.chosen()) throw new AppError('tier-missing', { tier: 'llm' });
  const engine = workerEngine({ children: nodeChildren(io.env), workerEntry: LOCAL_ENTRIES.aiWorker, chosen: () => library.chosen(), clock: systemClock, log: silentLog });
  return lookAgainWith(engine, io.signal);
};
