import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const userData = (env: Environment, platform: NodeJS.Platform): string => {
  if (platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
};

/** Where models live: `HEARTH_MODELS`, else `<user data>/hearth/models`. Shared by all desktops of a person. */
export const modelsFolder = (env: Environment, platform: NodeJS.Platform): string =>
  env['HEARTH_MODELS'] || join(userData(env, platform), 'hearth', 'models');
