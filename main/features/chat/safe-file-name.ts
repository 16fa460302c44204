/** Controls, bidirectional marks, zero-width and other characters that cannot be seen, private use, lone halves; what paths and shells read as their own. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u115f\u1160\u3164\uffa0]|\u034f/gu;
const FORBIDDEN = /[<>:"|?*]/g;
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const MOST_CHARACTERS = 120;
const MOST_EXTENSION = 12;

const shortened = (name: string): string => {
  const characters = Array.from(name);
  if (characters.length <= MOST_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const extension = dot > 0 && characters.length - dot <= MOST_EXTENSION ? characters.slice(dot) : [];
  return [...characters.slice(0, MOST_CHARACTERS - extension.length - 1), '…', ...extension].join('');
};

/**
 * A file's name as it may be shown and saved under on any system, whoever gave it: the last part of a path, nothing hidden, nothing that turns the
 * text around it (so its last extension stands last), no device name of Windows, no dot in front.
 */
export const safeFileName = (name: string): string => {
  // What is hidden goes first: it may stand between a letter and its accent, or between two spaces.
  const visible = name.replace(/\s+/gu, ' ').replace(HIDDEN, '').normalize('NFC').replace(/ {2,}/g, ' ');
  const last = visible.split(/[/\\\u2044\u2215\u29f8\uff0f\uff3c]/u).at(-1) ?? '';
  const plain = last.replace(FORBIDDEN, '_').trim().replace(/^\.+/, '_').replace(/[. ]+$/, '');
  const short = shortened(RESERVED.test(plain) ? `_${plain}` : plain);
  return short === '' ? 'file' : short;
};
