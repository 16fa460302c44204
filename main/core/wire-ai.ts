import { type Engine, ModelLibrary, workerEngine } from '#ai';
import type { CircleId, EntryId, Handlers, Message, Contract } from '#contract';
import { type Agreements, type AgreementsDeps, agreementsView, createAgreements } from '#features/agreements';
import { createAsk } from '#features/ask';
import { createCatchUp } from '#features/catch-up';
import type { Chat } from '#features/chat';
import type { Directory } from '#features/circles';
import { type CircleRules, circleRules, type GuardDeps, guardHandlers } from '#features/guard';
import { createMemory, type Memory } from '#features/memory';
import { modelsService } from '#features/models';
import type { Safety } from '#features/safety';
import { eraseCrashes } from '#platform';
import { createTaggers, type DetectOptions, type Taggers } from '#privacy';
import type { FeatureHandlers } from './feature-handlers.ts';
import type { Rooms } from './rooms.ts';

const CONTEXT_MESSAGES = 6;

export type WiredAi = {
  readonly handlers: Pick<FeatureHandlers, 'guard' | 'catchUp' | 'ask' | 'agreements' | 'models' | 'memory'>;
  readonly memory: Memory;
  readonly checkInOf: (circle: CircleId, entry: EntryId) => Message['checkIn'];
  readonly stop: () => Promise<void>;
};

const guarded = ({ id, author, text }: Message) => ({ id, author: author.name, text });

const startModels = ({ setup, settings, hub }: Rooms): { handlers: Handlers<Contract['models']>; engine: Engine; onChange: (listener: () => void) => () => void; stop: () => Promise<void> } => {
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
    onChange: (listener) => service.onChange(listener),
    stop: async () => {
      stopTelling();
      await service.stop();
      await engine.end();
    },
  };
};

const startTaggers = ({ setup, hub }: Rooms): Taggers => {
  const { clock, random, log } = setup.ports;
  const taggers = createTaggers({ entry: setup.entries.taggerWorker, folder: setup.entries.taggersDir, clock, random, log });
  taggers.onProtection(() => hub.tell({ topic: 'guard' }));
  return taggers;
};

type Readers = { readonly chat: Chat; readonly detect: (circle: CircleId) => DetectOptions; readonly taggers: Taggers; readonly engine: Engine; readonly onModels: (listener: () => void) => () => void };

const startMemory = async (rooms: Rooms, { chat, detect, taggers, engine, onModels }: Readers): Promise<Memory> => {
  const { setup, db, homeDir, ledger, settings, hub } = rooms;
  const { keystore, clock, random, log } = setup.ports;
  const { replaceCore } = setup.options;
  const memory = createMemory({
    db,
    homeDir,
    keystore,
    clock,
    random,
    log,
    chat,
    detect,
    taggers,
    tell: (change) => hub.tell(change),
    circles: () => ledger.circles().flatMap(({ id, kind }) => (kind === 'own' ? [] : [id])),
    language: () => (settings.read().language === 'en' ? 'en' : 'zh'),
    engine,
    wantsSecondLook: () => settings.read().secondLook,
    endEngine: () => engine.end(),
    eraseCrashes: () => eraseCrashes(setup.dataDir),
    ...(replaceCore && { replaceCore }),
    ...(setup.options.onPrompt && { onPrompt: setup.options.onPrompt }),
  });
  await memory.start().catch(async (error: unknown) => {
    await memory.stop();
    throw error;
  });
  const stopLooking = onModels(() => memory.lookAgain());
  return {
    ...memory,
    stop: () => {
      stopLooking();
      return memory.stop();
    },
  };
};

const wireAgreements = ({ db, ledger, hub, settings }: Rooms, shared: Shared & { readonly chat: Chat; readonly directory: Directory }): Agreements =>
  createAgreements({
    ...shared,
    db,
    ledger,
    nameOf: (circle, person) => shared.directory.nameOf(circle, person),
    tell: (change) => hub.tell(change),
    language: () => settings.read().language,
    postCheckIn: shared.chat.postCheckIn,
  });

const guardParts = ({ hub, settings }: Rooms, chat: Chat): Pick<GuardDeps, 'onRules' | 'messagesUpTo' | 'strictness' | 'language'> => ({
  onRules: () => hub.tell({ topic: 'guard' }),
  messagesUpTo: (circle, message) => chat.upTo(circle, message, CONTEXT_MESSAGES).map(guarded),
  strictness: () => settings.read().guardStrictness,
  language: () => (settings.read().language === 'en' ? 'en' : 'zh'),
});

/** Names, and what the person chose for each circle: whoever redacts asks here. */
const detectBy = (directory: Directory, rules: CircleRules) => (circle: CircleId): DetectOptions => {
  const { always, never, shown } = rules.of(circle);
  return { names: directory.names(circle), always, never, shown };
};

/** What every feature that reads has in common. */
type Shared = Pick<AgreementsDeps, 'clock' | 'vault' | 'detect' | 'taggers' | 'noteRead' | 'engine' | 'onPrompt'>;

/** What people write with, and what watches over them. */
type Written = { readonly chat: Chat; readonly directory: Directory; readonly safety: Safety };

/** The AI's features: all of them read through redaction, none of them writes but by a person's hand. */
export const wireAi = async (rooms: Rooms, { chat, directory, safety }: Written): Promise<WiredAi> => {
  const { setup, ledger } = rooms;
  const models = startModels(rooms);
  const taggers = startTaggers(rooms);
  const rules = circleRules(rooms.db);
  const detect = detectBy(directory, rules);
  const memory = await startMemory(rooms, { chat, detect, taggers, engine: models.engine, onModels: models.onChange }).catch(async (error: unknown) => {
    await taggers.stop();
    await models.stop();
    throw error;
  });
  const myName = (circle: CircleId): string => directory.nameOf(circle, ledger.circle(circle).self.person);
  const shared: Shared = {
    clock: setup.ports.clock,
    vault: (circle) => memory.vaultOf(circle),
    detect,
    taggers,
    noteRead: (circle, read) => memory.noteRead(circle, read),
    engine: models.engine,
    ...(setup.options.onPrompt && { onPrompt: setup.options.onPrompt }),
  };
  const agreements = wireAgreements(rooms, { ...shared, chat, directory });
  const stopRefreshing = ledger.onViewChange(({ circle, view, keys }) => {
    if (view === agreementsView.name) chat.checkInsChanged(circle, keys);
  });
  const { readUpTo, postAi } = chat;
  // Whom I blocked, my AI does not pass on either.
  const shown = (messages: readonly Message[]): Message[] => messages.filter(({ isBlocked }) => !isBlocked);
  const messagesSince: Chat['messagesSince'] = (circle, options) => shown(chat.messagesSince(circle, options));
  const newest: Chat['newest'] = (circle, limit) => shown(chat.newest(circle, limit));
  const searchMessages: Chat['searchMessages'] = (circle, query, limit) => shown(chat.searchMessages(circle, query, limit));
  return {
    handlers: {
      guard: guardHandlers({
        ...guardParts(rooms, chat),
        detect,
        rules,
        taggers,
        vaultOf: shared.vault,
        latest: (circle) => ({ messages: newest(circle, CONTEXT_MESSAGES).map(guarded), me: myName(circle) }),
      }),
      catchUp: createCatchUp({ ...shared, myName, messagesSince, readUpTo }).handlers,
      ask: createAsk({ ...shared, myName, newest, searchMessages, postAi, careFor: (circle, question) => safety.careBeforeAnswer(circle, question) }).handlers,
      agreements: agreements.handlers,
      models: models.handlers,
      memory: memory.handlers,
    },
    memory,
    checkInOf: (circle, entry) => agreements.checkInOf(circle, entry),
    stop: async () => {
      stopRefreshing();
      agreements.stop();
      // Memory first: what is being read for it must not be written by rules alone.
      const stopped = memory.stop();
      await taggers.stop();
      await stopped;
      await models.stop();
    },
  };
};
