import type { CircleId } from '#contract';
import { createBundles } from '#features/bundles';
import { type Chat, createChat, cutWords } from '#features/chat';
import { type Connection, createConnection } from '#features/connection';
import { circleDirectory, type Circles, createCircles, type Directory, LocalCircles } from '#features/circles';
import { createDevices, type Devices, isSeated, ownCircleOf } from '#features/devices';
import { Choices, createDirect, type Direct, DirectBook } from '#features/direct';
import { createMembers, type Members } from '#features/members';
import type { Memory } from '#features/memory';
import { createFiles, type Files } from '#features/files';
import { createRecovery, type RecoveryFile } from '#features/recovery';
import { createRepair } from '#features/repair';
import { createSafety } from '#features/safety';
import { createVerify } from '#features/verify';
import type { CircleLedger } from '#ledger';
import { lanAddresses } from '#platform';
import type { FeatureHandlers } from './feature-handlers.ts';
import { eraseCopy } from './erase-copy.ts';
import { wireAi, type WiredAi } from './wire-ai.ts';
import type { Rooms } from './rooms.ts';

export type Wired = { readonly handlers: FeatureHandlers; readonly memory: Memory; readonly circles: Circles; readonly renamed: (name: string, before: string) => void; readonly openFile: Files['open']; readonly goOnline: () => void; readonly stop: () => Promise<void> };

const WARM_AFTER_MS = 800;

const wireFiles = ({ setup, hub, db, ledger, settings, store, blobs }: Rooms, chat: Chat, nameOf: (circle: CircleId, person: string) => string): Files => {
  const { clock, random, log } = setup.ports;
  const files = createFiles({
    db,
    ledger,
    store,
    blobs,
    clock,
    random,
    log,
    nameOf,
    fetchesPictures: () => settings.read().autoFetch === 'pictures',
    tell: hub.tell.bind(hub),
    messageOf: (circle, id) => {
      const message = chat.message(circle, id);
      return message && { sentAt: message.sentAt, authorId: message.author.person, authorName: message.author.name, isMine: message.author.isMe };
    },
  });
  files.start();
  return files;
};

type Told = { readonly nameOf: (circle: CircleId, person: string) => string; readonly onPlan: (circle?: CircleId) => void };

const wireConnection = ({ setup, hub, db, ledger, sync }: Rooms, { nameOf, onPlan }: Told): Connection => {
  const { clock, random, log } = setup.ports;
  const { meetingPoints, openRelay, loopbackOnly, isOffline = false } = setup.options;
  const relay = { urls: meetingPoints, ...(openRelay && !isOffline && { openTo: openRelay }) };
  return createConnection({ db, ledger, sync, clock, random, log, nameOf, relay, loopbackOnly, onPlan, addresses: lanAddresses, tell: hub.tell.bind(hub) });
};

const wireMembers = (rooms: Rooms, { chat, directory, memory }: { readonly chat: Chat; readonly directory: Directory; readonly memory: Memory }): Members =>
  createMembers({
    ...rooms,
    clock: rooms.setup.ports.clock,
    directory,
    tell: rooms.hub.tell.bind(rooms.hub),
    local: new LocalCircles(rooms.db),
    messageAfter: (circle, place) => chat.messageAfter(circle, place),
    eraseCopy: async (circle) => {
      await eraseCopy({ ...rooms, memory }, circle);
      await rooms.keepKits();
    },
  });

type Placing = { readonly directory: Directory; readonly connection: Connection; readonly circles: Circles };

const wireDevices = ({ setup, hub, db, ledger, sync, settings }: Rooms, { directory, connection, circles }: Placing): Devices => {
  const { clock, random, log } = setup.ports;
  const tell = hub.tell.bind(hub);
  const local = new LocalCircles(db);
  return createDevices({
    db,
    ledger,
    sync,
    clock,
    random,
    log,
    tell,
    me: () => settings.read(),
    become: (me) => {
      settings.change(me);
      tell({ topic: 'reset' });
    },
    circleName: (circle) => circles.list().find(({ id }) => id === circle)?.name ?? directory.circleName(circle),
    planOf: (circle) => connection.planOf(circle, local.meetingPoints(circle)),
    placesToTell: (circle) => connection.placesToTell(circle, local.meetingPoints(circle)),
    learnPlaces: (circle, places) => circles.learnPlaces(circle, places),
    goOnline: (circle) => circles.replan(circle),
  });
};

const wireRecovery = ({ setup, hub, db, ledger, sync, settings }: Rooms, { directory, connection, circles }: Placing): RecoveryFile => {
  const { clock, random, log, keystore } = setup.ports;
  const tell = hub.tell.bind(hub);
  const local = new LocalCircles(db);
  return createRecovery({
    keystore,
    ledger,
    sync,
    clock,
    random,
    log,
    local,
    tell,
    myName: () => settings.read().name,
    become: (name) => {
      settings.change({ name });
      tell({ topic: 'reset' });
    },
    circleName: (circle) => directory.circleName(circle),
    planOf: (circle) => connection.planOf(circle, local.meetingPoints(circle)),
    placesToTell: (circle) => connection.placesToTell(circle, local.meetingPoints(circle)),
    learnPlaces: (circle, places) => circles.learnPlaces(circle, places),
  });
};

/** What is known of private chats and of people blocked, before anybody acts on it. */
type DirectParts = { readonly choices: Choices; readonly book: DirectBook };

const wireDirect = ({ setup, hub, db, ledger, settings }: Rooms, { directory, circles, choices, book }: DirectParts & Pick<Placing, 'directory' | 'circles'>): Direct => {
  const ownDevices = (): CircleLedger | undefined => ledger.circles().find(({ id, self }) => id === ownCircleOf(db) && self.standing === 'member');
  const isSeatedIn = (circle: CircleId): boolean => {
    const own = ownDevices();
    return own !== undefined && isSeated(db, own, circle);
  };
  return createDirect({ db, ledger, clock: setup.ports.clock, directory, choices, book, circles, ownDevices, isSeated: isSeatedIn, tell: hub.tell.bind(hub), myName: () => settings.read().name });
};

/** What comes after the chat may meet a damaged page: then the chat must not go on by itself. */
const orStop = <Value>(make: () => Value, chat: Chat): Value => {
  try {
    return make();
  } catch (error) {
    chat.stop();
    throw error;
  }
};

type Made = { readonly chat: Chat; readonly directory: Directory; readonly nameOf: Told['nameOf']; readonly ai: WiredAi; readonly files: Files; readonly direct: DirectParts };

/** The last to start; others hear of us once `goOnline` is called. */
const wireCircles = (rooms: Rooms, { chat, directory, nameOf, ai, files, direct: known }: Made): Wired => {
  const { setup, hub, db, ledger, sync, settings, keepKits } = rooms;
  const { clock } = setup.ports;
  const tell = hub.tell.bind(hub);
  const repair = createRepair({ db, ledger, tell });
  const onPlan = (circle?: CircleId): void => {
    void keepKits();
    circles.replan(circle);
  };
  const connection: Connection = wireConnection(rooms, { nameOf, onPlan });
  const circles = createCircles({ isOfDevices: (circle) => circle === ownCircleOf(db), db, ledger, sync, directory, tell, chat, clock, me: () => settings.read(), connection, direct: known.book });
  const members = wireMembers(rooms, { chat, directory, memory: ai.memory });
  // The first message somebody writes should not wait for the dictionary.
  const stopWarming = clock.after(WARM_AFTER_MS, () => void cutWords('围炉'));
  const devices = wireDevices(rooms, { directory, connection, circles });
  const direct = wireDirect(rooms, { directory, circles, ...known });
  const recovery = wireRecovery(rooms, { directory, connection, circles });
  const bundles = createBundles({ ledger, sync, random: setup.ports.random, nameOf, circleName: (circle) => directory.circleName(circle) });
  const verify = createVerify({ db, ledger, clock, nameOf, tell });
  const stopMembers = members.start();
  const stopVerify = verify.start();
  const stopDirect = direct.start();
  const stopDevices = setup.options.isOffline ? () => undefined : devices.start();
  const recovering = setup.options.isOffline ? undefined : recovery.start().catch(() => setup.ports.log.warn('recovery-not-started'));
  return {
    handlers: { circles: circles.handlers, connection: connection.handlers, bundles: bundles.handlers, members: members.handlers, verify: verify.handlers, devices: devices.handlers, direct: direct.handlers, chat: chat.handlers, files: files.handlers, repair: repair.handlers, recovery: recovery.handlers, ...ai.handlers },
    memory: ai.memory,
    circles,
    renamed: (name, before) => circles.rename(name, before),
    openFile: files.open,
    goOnline: () => {
      if (!setup.options.isOffline) for (const part of [connection, circles]) part.start();
    },
    stop: async () => {
      stopWarming();
      stopMembers();
      stopVerify();
      stopDevices();
      stopDirect();
      (await recovering)?.();
      circles.stop();
      connection.stop();
      repair.stop();
      try {
        await ai.stop();
      } finally {
        files.stop();
        chat.stop();
      }
    },
  };
};

/** Gives every feature what it needs of the others, and starts them. */
export const wireFeatures = async (rooms: Rooms): Promise<Wired> => {
  const { setup, hub, db, ledger, sync, settings } = rooms;
  const tell = hub.tell.bind(hub);
  const directory = circleDirectory(db);
  const nameOf = directory.nameOf.bind(directory);
  const { clock } = setup.ports;
  const safety = createSafety({ db, clock, language: () => settings.read().language });
  const choices = new Choices(db, clock);
  const direct = { choices, book: new DirectBook({ db, ledger, choices, directory }) };
  const chat = createChat({
    db,
    clock,
    ledger,
    tell,
    nameOf,
    blockedIn: (circle) => choices.blockedIn(circle),
    arrivalsOf: (circle) => sync.arrivals(circle),
    askAgain: (circle) => sync.refresh(circle),
    deliveryOf: (circle) => ({
      reached: (entry) => sync.reached(circle, entry),
      isHere: (device) => sync.peers(circle).some((peer) => peer.device === device),
      lastSeen: (device) => sync.lastSeen(circle, device),
    }),
    typing: (circle: CircleId) => {
      if (settings.read().showTyping) sync.typing(circle);
    },
    careFor: (circle, text) => safety.careFor(circle, text),
    checkInOf: (circle, entry) => ai.checkInOf(circle, entry),
    filesToSend: (circle, drafts) => files.bodies(circle, drafts),
    filesSent: (circle, drafts) => files.sent(circle, drafts),
  });
  const files = orStop(() => wireFiles(rooms, chat, nameOf), chat);
  const ai = await wireAi(rooms, { chat, directory, safety }).catch((error: unknown) => {
    files.stop();
    chat.stop();
    throw error;
  });
  try {
    return wireCircles(rooms, { chat, directory, nameOf, ai, files, direct });
  } catch (error) {
    await ai.stop();
    files.stop();
    chat.stop();
    throw error;
  }
};
