import { PLACEHOLDER } from './placeholder.ts';
import type { VaultStore } from './types.ts';

/**
 * The placeholder itself, without the spaces and half brackets around it. Without its brackets it is too close to ordinary words, except as
 * `PERSON_1`. Undefined when it was hardly meant as one.
 */
const deliberate = (written: string): string | undefined =>
  /[[［【<(].*[\]］】>)]/su.exec(written)?.[0] ?? /[A-Z]+(?:_[A-Z]+)*_\d+/u.exec(written)?.[0];

/**
 * Puts the originals back, for the person's own screen only. Forgives what models do to placeholders: case, spaces, other brackets, the other language.
 * What the vault does not know stays as it is.
 */
export const restore = (text: string, vault: Pick<VaultStore, 'originalOf'>): string =>
  text.replace(PLACEHOLDER, (written) => {
    const placeholder = deliberate(written);
    const original = placeholder === undefined ? undefined : vault.originalOf(placeholder);
    return placeholder === undefined || original === undefined ? written : written.replace(placeholder, () => original);
  });
