import type { Messages } from './en.ts';
import { zhCNAbout } from './zh-cn/about.ts';
import { zhCNAgreements } from './zh-cn/agreements.ts';
import { zhCNAi } from './zh-cn/ai.ts';
import { zhCNApp } from './zh-cn/app.ts';
import { zhCNAsk } from './zh-cn/ask.ts';
import { zhCNBundles } from './zh-cn/bundles.ts';
import { zhCNCatchUp } from './zh-cn/catch-up.ts';
import { zhCNChat } from './zh-cn/chat.ts';
import { zhCNCircles } from './zh-cn/circles.ts';
import { zhCNConnection } from './zh-cn/connection.ts';
import { zhCNDevices } from './zh-cn/devices.ts';
import { zhCNDirect } from './zh-cn/direct.ts';
import { zhCNRecovery } from './zh-cn/recovery.ts';
import { zhCNEmoji } from './zh-cn/emoji.ts';
import { zhCNErrors } from './zh-cn/errors.ts';
import { zhCNFiles } from './zh-cn/files.ts';
import { zhCNFirst } from './zh-cn/first.ts';
import { zhCNGuard } from './zh-cn/guard.ts';
import { zhCNGuide } from './zh-cn/guide.ts';
import { zhCNMembers } from './zh-cn/members.ts';
import { zhCNMemory } from './zh-cn/memory.ts';
import { zhCNModels } from './zh-cn/models.ts';
import { zhCNPalette } from './zh-cn/palette.ts';
import { zhCNRepair } from './zh-cn/repair.ts';
import { zhCNSettings } from './zh-cn/settings.ts';
import { zhCNVerify } from './zh-cn/verify.ts';

/** 界面的全部中文，每个功能一个文件。与 `en.ts` 的键完全一致：编译器和测试一起保证。 */
export const zhCN: Messages = {
  app: zhCNApp,
  first: zhCNFirst,
  circles: zhCNCircles,
  chat: zhCNChat,
  files: zhCNFiles,
  ai: zhCNAi,
  guard: zhCNGuard,
  catchUp: zhCNCatchUp,
  ask: zhCNAsk,
  agreements: zhCNAgreements,
  members: zhCNMembers,
  memory: zhCNMemory,
  models: zhCNModels,
  repair: zhCNRepair,
  settings: zhCNSettings,
  about: zhCNAbout,
  guide: zhCNGuide,
  palette: zhCNPalette,
  connection: zhCNConnection,
  bundles: zhCNBundles,
  devices: zhCNDevices,
  direct: zhCNDirect,
  recovery: zhCNRecovery,
  verify: zhCNVerify,
  emoji: zhCNEmoji,
  errors: zhCNErrors,
};
