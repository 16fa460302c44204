import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Machine = { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> };

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const candidates = ({ platform, env }: Machine): readonly string[] => {
  if (platform === 'darwin') return MAC;
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS.map((parts) => join(root, ...parts)));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/** A browser that can show a page as an app window: `HEARTH_BROWSER`, else Chromium, Chrome, Edge or Brave. Undefined when there is none. */
export const findBrowser = (machine: Machine): string | undefined => {
  const chosen = machine.env['HEARTH_BROWSER'];
  return chosen !== undefined && chosen !== '' ? chosen : candidates(machine).find(canRun);
};

/** Whether a window could be seen here. */
export const hasDisplay = ({ platform, env }: Machine): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
