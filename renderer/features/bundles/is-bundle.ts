const MARK = /hearth-bundle\s*:/iu;
/** Invisible characters that chats insert. */
const INVISIBLE = /[\p{Cf}\p{Mn}]/gu;

/** Whether a pasted text means to be a bundle; the core reads it. */
export const isBundleText = (text: string): boolean => MARK.test(text.normalize('NFKC').replace(INVISIBLE, ''));

export const isBundleFile = ({ name }: File): boolean => name.toLowerCase().endsWith('.hearth');
