import { PLACEHOLDER } from './placeholder.ts';
import type { VaultStore } from './types.ts';

/** A placeholder without its brackets is too close to ordinary words, except as `PERSON_1`. */
const isDeliberate = (written: string): boolean => /^[[［【<(].*[\]］】>)]$/s.test(written) || /^[A-Z_]+_\d+$/.test(written);

/**
 * Puts the originals back, for the person's own screen only. Forgives what models do to placeholders: case, spaces, other brackets, the other language.
 * What the vault does not know stays as it is.
 */
export const restore = (text: string, vault: Pick<VaultStore, 'originalOf'>): string =>
  text.replace(PLACEHOLDER, (written) => (isDeliberate(written) ? (vault.originalOf(written) ?? written) : written));
