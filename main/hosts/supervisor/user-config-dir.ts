import { isAbsolute, join } from 'node:path';

/** The folder of this person's settings on Linux, by https://specifications.freedesktop.org/basedir-spec: a path that is not absolute counts as none. */
export const userConfigDir = (env: Readonly<Record<string, string | undefined>>, home: string): string => {
  const chosen = env['XDG_CONFIG_HOME'] ?? '';
  return isAbsolute(chosen) ? chosen : join(home, '.config');
};
