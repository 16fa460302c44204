import type { CircleId } from '#contract';
import type { ChangeHub, SettingsStore } from '#features/app';
import { createChat, cutWords } from '#features/chat';
import { circleDirectory, type Circles, createCircles } from '#features/circles';
import type { Memory } from '#features/memory';
import { createSafety } from '#features/safety';
import type { Ledger } from '#ledger';
import type { Database } from '#platform';
import type { Sync } from '#sync';
import type { CoreSetup } from './core-setup.ts';
import type { FeatureHandlers } from './open-ready.ts';
import { wireAi } from './wire-ai.ts';

export type Rooms = {
  readonly setup: CoreSetup;
  readonly hub: ChangeHub;
  readonly homeDir: string;
  readonly db: Database;
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly settings: SettingsStore;
};

export type Wired = { readonly handlers: FeatureHandlers; readonly memory: Memory; readonly circles: Circles; readonly renamed: (name: string) => void; readonly stop: () => Promise<void> };

const WARM_AFTER_MS = 800;

/** Gives every feature what it needs of the others, and starts them. */
export const wireFeatures = async (rooms: Rooms): Promise<Wired> => {
  const { setup, hub, db, ledger, sync, settings } = rooms;
  const tell = hub.tell.bind(hub);
  const directory = circleDirectory(db);
  const nameOf = directory.nameOf.bind(directory);
  const { clock } = setup.ports;
  const safety = createSafety({ db, clock, language: () => settings.read().language });
  const chat = createChat({
    db,
    clock,
    ledger,
    tell,
    nameOf,
    reached: (circle, seq) => sync.reached(circle, seq),
    typing: (circle: CircleId) => {
      if (settings.read().showTyping) sync.typing(circle);
    },
    careFor: (circle, text) => safety.careFor(circle, text),
    checkInOf: (circle, entry) => ai.checkInOf(circle, entry),
  });
  const ai = await wireAi(rooms, { chat, directory, safety });
  const circles = createCircles({
    db,
    ledger,
    sync,
    directory,
    tell,
    chat,
    clock,
    me: () => settings.read(),
    ownMeetingPoints: setup.options.meetingPoints,
  });
  if (!setup.options.isOffline) circles.start();
  // The first message somebody writes should not wait for the dictionary.
  const stopWarming = clock.after(WARM_AFTER_MS, () => void cutWords('围炉'));
  return {
    handlers: { circles: circles.handlers, chat: chat.handlers, ...ai.handlers },
    memory: ai.memory,
    circles,
    renamed: (name) => circles.rename(name),
    stop: async () => {
      stopWarming();
      circles.stop();
      await ai.stop();
      chat.stop();
    },
  };
};
