import type { SecurityCard } from '#contract';

const MARKED = /HEARTH-KEYS:\s*([0-9A-F]+)/iu;

const digitsIn = (text: string): string => text.normalize('NFKC').replace(/\D/gu, '');

/** Whether a text from the other screen says what is shown here: the whole of it behind its mark, or all sixty digits. */
export const isSameValue = (text: string, { full, number }: Pick<SecurityCard, 'full' | 'number'>): boolean => {
  const [, marked] = MARKED.exec(text) ?? [];
  return marked === undefined ? digitsIn(text) === digitsIn(number) : `HEARTH-KEYS:${marked.toUpperCase()}` === full;
};
