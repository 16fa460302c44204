import { type Engine, ModelLibrary, workerEngine } from '#ai';
import type { CircleId, EntryId, Handlers, Message, Contract } from '#contract';
import { createAgreements } from '#features/agreements';
import { createAsk } from '#features/ask';
import { createCatchUp } from '#features/catch-up';
import type { Chat } from '#features/chat';
import type { Directory } from '#features/circles';
import { guardHandlers } from '#features/guard';
import { modelsService } from '#features/models';
import { createVault, type Vault } from '#privacy';
import type { FeatureHandlers } from './open-ready.ts';
import type { Rooms } from './wire-features.ts';

const CONTEXT_MESSAGES = 6;

export type WiredAi = {
  readonly handlers: Pick<FeatureHandlers, 'guard' | 'catchUp' | 'ask' | 'agreements' | 'models'>;
  readonly checkInOf: (circle: CircleId, entry: EntryId) => Message['checkIn'];
  readonly stop: () => Promise<void>;
};

const guarded = ({ id, author, text }: Message) => ({ id, author: author.name, text });

const startModels = ({ setup, settings, hub }: Rooms): { handlers: Handlers<Contract['models']>; engine: Engine; stop: () => Promise<void> } => {
  const { ports, options, entries } = setup;
  const library = new ModelLibrary({ folder: options.modelsDir, clock: ports.clock, log: ports.log, language: () => settings.read().language });
  const engine = workerEngine({
    children: ports.children,
    workerEntry: entries.aiWorker,
    chosen: () => library.chosen(),
    clock: ports.clock,
    log: ports.log,
    ...(options.onPrompt && { onPrompt: options.onPrompt }),
  });
  const service = modelsService({ library, engine });
  const stopTelling = service.onChange(() => hub.tell({ topic: 'models' }));
  // What lies in the folder is looked at beside the start, not before it.
  library.refresh().catch(() => ports.log.warn('models-folder-unreadable'));
  return {
    handlers: {
      list: () => service.list(),
      download: (input) => service.download(input),
      pause: (input) => service.pause(input),
      cancel: (input) => service.cancel(input),
      remove: (input) => service.remove(input),
    },
    engine,
    stop: async () => {
      stopTelling();
      await service.stop();
      await engine.end();
    },
  };
};

/** The AI's features: all of them read through redaction, none of them writes but by a person's hand. */
export const wireAi = async (rooms: Rooms, { chat, directory }: { readonly chat: Chat; readonly directory: Directory }): Promise<WiredAi> => {
  const { setup, db, ledger, settings, hub } = rooms;
  const models = startModels(rooms);
  const vaults = new Map<CircleId, Vault>();
  const vault = (circle: CircleId): Vault => {
    const known = vaults.get(circle) ?? createVault(settings.read().language === 'en' ? 'en' : 'zh');
    vaults.set(circle, known);
    return known;
  };
  const myName = (circle: CircleId): string => directory.nameOf(circle, ledger.circle(circle).self.person);
  const shared = {
    clock: setup.ports.clock,
    vault,
    detect: (circle: CircleId) => ({ names: directory.names(circle) }),
    noteRead: () => undefined,
    engine: models.engine,
    ...(setup.options.onPrompt && { onPrompt: setup.options.onPrompt }),
  };
  const agreements = createAgreements({
    ...shared,
    db,
    ledger,
    nameOf: (circle, person) => directory.nameOf(circle, person),
    tell: (change) => hub.tell(change),
    postCheckIn: (circle, posted) => chat.postCheckIn(circle, posted),
  });
  return {
    handlers: {
      guard: guardHandlers({
        namesOf: (circle) => directory.names(circle),
        vaultOf: vault,
        messagesUpTo: (circle, message) => chat.upTo(circle, message, CONTEXT_MESSAGES).map(guarded),
        latest: (circle) => ({ messages: chat.newest(circle, CONTEXT_MESSAGES).map(guarded), me: myName(circle) }),
      }),
      catchUp: createCatchUp({ ...shared, myName, messagesSince: chat.messagesSince, readUpTo: chat.readUpTo }).handlers,
      ask: createAsk({
        ...shared,
        myName,
        newest: chat.newest,
        searchMessages: chat.searchMessages,
        language: () => settings.read().language,
        postAi: chat.postAi,
      }).handlers,
      agreements: agreements.handlers,
      models: models.handlers,
    },
    checkInOf: (circle, entry) => agreements.checkInOf(circle, entry),
    stop: async () => {
      agreements.stop();
      await models.stop();
    },
  };
};
