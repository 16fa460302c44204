import { join } from 'node:path';

/** The folder where this person's programs keep their data, by the platform's own rules. */
export const userDataDir = (env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, home: string): string => {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'hearth');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'hearth');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'hearth');
};
