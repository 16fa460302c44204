import { rmSync } from 'node:fs';
import type { Target } from './package-rules.ts';
import { copyOutside } from './copy-outside.ts';

const FOLDER = 'out/electron-modules';

/** What electron-builder hands over, as far as it is used. */
type Build = { readonly platform: { readonly nodeName: NodeJS.Platform }; readonly arch: string };

/** Hook of `electron-builder.yml`: lays out the packages that the app loads on the system it is built for. @returns false: electron-builder looks for none itself */
export const beforeBuild = async ({ platform: { nodeName: platform }, arch }: Build): Promise<false> => {
  const target: Target = { platform, arch };
  rmSync(FOLDER, { recursive: true, force: true });
  // WebRTC is Chromium's own there, and keys are sealed by safeStorage.
  copyOutside(FOLDER, target, { without: ['@roamhq/wrtc', '@napi-rs/keyring'] });
  return false;
};
