import { CLASSES } from './character-classes.ts';

/** The units of a text that are of any of these classes; the text itself where all are. Bits of `character-classes.ts`. */
export const keepOnly = (text: string, classes: number): string => {
  let kept = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (((CLASSES[text.charCodeAt(at)] ?? 0) & classes) !== 0) continue;
    kept += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
};
