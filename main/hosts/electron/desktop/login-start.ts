import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Electron } from '../electron-parts.ts';

/** Told to the app by the system at login: it opens no window then. */
export const HIDDEN = '--hidden';

type Place = { readonly platform: NodeJS.Platform; readonly program: string; /** Of this person: `~/.config`. */ readonly configDir: string };

/** https://specifications.freedesktop.org/desktop-entry-spec: a word in quotes has `\`, `"`, `` ` `` and `$` escaped, and all of it once more as a string. */
const quoted = (word: string): string => `"${word.replaceAll(/[\\"`$]/g, String.raw`\\$&`)}"`;

const entryFor = (program: string): string => `[Desktop Entry]\nType=Application\nName=Hearth\nName[zh_CN]=围炉\nExec=${quoted(program)} ${HIDDEN}\nTerminal=false\n`;

/** Has the system start Hearth at login, or not. Electron knows how but on Linux, where a file in the person's autostart folder does it. */
export const setStartAtLogin = ({ app }: { readonly app: Pick<Electron['app'], 'setLoginItemSettings'> }, wanted: boolean, { platform, program, configDir }: Place): void => {
  if (platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN] });
  const file = join(configDir, 'autostart', 'hearth-app.desktop');
  if (!wanted) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  return writeFileSync(file, entryFor(program));
};
