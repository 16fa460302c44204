import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a login starts, by https://specifications.freedesktop.org/autostart-spec: a file in the person's own autostart folder. */
export type LoginEntry = {
  readonly file: string;
  /** Absolute path. */
  readonly program: string;
  /** Said to the program, so that it opens no window. */
  readonly option: string;
};

/** Where an entry of this name lies; `configDir` as `userConfigDir` has it. */
export const loginEntryFile = (configDir: string, name: string): string => join(configDir, 'autostart', `${name}.desktop`);

/** https://specifications.freedesktop.org/desktop-entry-spec: every value is a string, in which `\` is escaped. */
const asString = (value: string): string => value.replaceAll('\\', '\\\\');
/** The same, as one word of a command: in quotes, in which `\`, `"`, `` ` `` and `$` are escaped, and `%` begins a field code. */
const asWord = (word: string): string => asString(`"${word.replaceAll(/[\\"`$]/g, String.raw`\$&`).replaceAll('%', '%%')}"`);

/** A program that is no longer there is started by nobody (`TryExec`). */
const textOf = ({ program, option }: LoginEntry): string =>
  `[Desktop Entry]\nType=Application\nName=Hearth\nName[zh_CN]=围炉\nTryExec=${asString(program)}\nExec=${asWord(program)} ${option}\nTerminal=false\n`;

/** How desktops write down that somebody switched an entry off in their own settings. */
const SWITCHED_OFF = /^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/mu;

/** Whether a login starts what this file names. */
export const isLoginEntryOn = (file: string): boolean => {
  try {
    const text = readFileSync(file, 'utf8');
    return /^Exec\s*=/mu.test(text) && !SWITCHED_OFF.test(text);
  } catch {
    return false;
  }
};

/** Has a login start the program, or not. Fails as file calls do; then everything is as it was. */
export const keepLoginEntry = (entry: LoginEntry, wanted: boolean): void => {
  const { file } = entry;
  if (!wanted) return rmSync(file, { force: true });
  // No desktop reads a name that does not end in `.desktop`.
  const fresh = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(fresh, textOf(entry), { flush: true });
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
};
