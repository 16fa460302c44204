import { enAbout } from './en/about.ts';
import { enAgreements } from './en/agreements.ts';
import { enAi } from './en/ai.ts';
import { enApp } from './en/app.ts';
import { enAsk } from './en/ask.ts';
import { enBundles } from './en/bundles.ts';
import { enCatchUp } from './en/catch-up.ts';
import { enChat } from './en/chat.ts';
import { enCircles } from './en/circles.ts';
import { enConnection } from './en/connection.ts';
import { enDevices } from './en/devices.ts';
import { enDirect } from './en/direct.ts';
import { enRecovery } from './en/recovery.ts';
import { enEmoji } from './en/emoji.ts';
import { enErrors } from './en/errors.ts';
import { enFiles } from './en/files.ts';
import { enFirst } from './en/first.ts';
import { enGuard } from './en/guard.ts';
import { enGuide } from './en/guide.ts';
import { enMembers } from './en/members.ts';
import { enMemory } from './en/memory.ts';
import { enModels } from './en/models.ts';
import { enPalette } from './en/palette.ts';
import { enRepair } from './en/repair.ts';
import { enSettings } from './en/settings.ts';
import { enVerify } from './en/verify.ts';

/** Every English sentence of the app, one file a feature. `zh-cn.ts` has the same keys: the compiler and a test hold them together. */
export const en = {
  app: enApp,
  first: enFirst,
  circles: enCircles,
  chat: enChat,
  files: enFiles,
  ai: enAi,
  guard: enGuard,
  catchUp: enCatchUp,
  ask: enAsk,
  agreements: enAgreements,
  members: enMembers,
  memory: enMemory,
  models: enModels,
  repair: enRepair,
  settings: enSettings,
  about: enAbout,
  guide: enGuide,
  palette: enPalette,
  connection: enConnection,
  bundles: enBundles,
  devices: enDevices,
  direct: enDirect,
  recovery: enRecovery,
  verify: enVerify,
  emoji: enEmoji,
  errors: enErrors,
};

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
/** The shape both languages have. */
export type Messages = Words<typeof en>;
