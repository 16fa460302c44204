/** Long enough for a browser to begin reading. */
const KEPT_MS = 60_000;

/** Lets the person save a file that the page holds, wherever their browser saves. */
export const saveFile = (file: File): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
};
