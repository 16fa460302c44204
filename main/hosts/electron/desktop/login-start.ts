import { keepLoginEntry, loginEntryFile } from '#hosts/supervisor';
import type { Electron } from '../electron-parts.ts';

/** Told to the app by the system at login: it opens no window then. */
export const HIDDEN = '--hidden';

type Place = { readonly platform: NodeJS.Platform; readonly program: string; /** Of this person: `~/.config`. */ readonly configDir: string };

/** Has the system start Hearth at login, or not. Electron knows how but on Linux, where a file in the person's autostart folder does it. */
export const setStartAtLogin = ({ app }: { readonly app: Pick<Electron['app'], 'setLoginItemSettings'> }, wanted: boolean, { platform, program, configDir }: Place): void => {
  if (platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN] });
  return keepLoginEntry({ file: loginEntryFile(configDir, 'hearth-app'), program, option: HIDDEN }, wanted);
};
