import type { EntityKind } from '#contract';
import { fileOffset, type Planted, type Script, type ScriptMessage, spokenText } from './script.ts';

/** One message as it went to a prompt or into memory: the words that were passed on, and what was masked in the original. */
export type Exposure = { readonly id: string; readonly redacted: string; readonly masked: readonly { readonly start: number; readonly end: number }[] };

export type RedactionFigures = {
  readonly planted: number;
  readonly exposed: number;
  readonly hidden: number;
  readonly leakedStructured: number;
  readonly leakedNames: number;
  readonly leakedAddresses: number;
  /** Kinds that are neither structured, names nor addresses: vehicles, handles, birthdays, devices. */
  readonly leakedOther: number;
  /** Characters masked outside any planted item. */
  readonly overMasked: number;
  /** Where something leaked: message ids and kinds, never the words. */
  readonly leaks: readonly { readonly id: string; readonly kind: EntityKind }[];
};

type Part = { readonly id: string; readonly said: string };
type Item = { readonly kind: EntityKind; readonly parts: readonly Part[] };

const STRUCTURED: ReadonlySet<EntityKind> = new Set(['PHONE', 'EMAIL', 'GOV_ID', 'FINANCE_NO', 'IP', 'URL', 'SECRET']);
const LEAKING_DIGITS = 5;

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

const saidBy = (message: ScriptMessage, { in: place, start, end }: Planted): string => (place === 'file' ? (message.file ?? '') : message.text).slice(start, end);

/** Marks as items: a mark that joins an earlier message belongs to the last item of its kind there. */
const itemsOf = (script: Script): Item[] => {
  const items: { kind: EntityKind; parts: Part[] }[] = [];
  for (const message of script.messages)
    for (const planted of message.gold?.pii ?? []) {
      const part = { id: message.id, said: saidBy(message, planted) };
      const begun = planted.joins === undefined ? undefined : items.findLast(({ kind, parts }) => kind === planted.kind && parts.some(({ id }) => id === planted.joins));
      if (begun) begun.parts.push(part);
      else items.push({ kind: planted.kind, parts: [part] });
    }
  return items;
};

/** Whether a part can be read in what was passed on. Of a split item, any part with five digits or more gives it away. */
const isReadable = (part: Part, passedOn: ReadonlyMap<string, string>, isSplit: boolean): boolean => {
  const words = passedOn.get(part.id) ?? '';
  const said = fold(part.said);
  if (!isSplit) return words.includes(said);
  const digits = said.replace(/\D/gu, '');
  return digits.length >= LEAKING_DIGITS && words.replace(/[^\d]/gu, '').includes(digits);
};

const overMaskedIn = (message: ScriptMessage, masked: Exposure['masked']): number => {
  const text = spokenText(message);
  const wanted = new Uint8Array(text.length);
  for (const planted of message.gold?.pii ?? []) {
    const shift = planted.in === 'file' ? fileOffset(message) : 0;
    wanted.fill(1, planted.start + shift, planted.end + shift);
  }
  const hidden = new Uint8Array(text.length);
  for (const { start, end } of masked) hidden.fill(1, start, end);
  return hidden.reduce((sum, isHidden, at) => sum + (isHidden === 1 && wanted[at] === 0 ? 1 : 0), 0);
};

/**
 * Holds what left for prompts and memory against what the script says is personal: message by message, and whole structured data also against
 * every byte that went to a prompt or to the model's process. Texts are compared NFKC, without spaces, in lower case.
 */
export const measureRedaction = (script: Script, exposures: readonly Exposure[], passedOnBytes: readonly string[] = []): RedactionFigures => {
  const passedOn = new Map<string, string>();
  const masked = new Map<string, { start: number; end: number }[]>();
  for (const { id, redacted, masked: spans } of exposures) {
    passedOn.set(id, (passedOn.get(id) ?? '') + fold(redacted));
    masked.set(id, [...(masked.get(id) ?? []), ...spans]);
  }
  const bytes = fold(passedOnBytes.join('\n'));
  const items = itemsOf(script);
  const leaked = items.flatMap(({ kind, parts }) => {
    const part = parts.find((one) => isReadable(one, passedOn, parts.length > 1) || (STRUCTURED.has(kind) && parts.length === 1 && bytes.includes(fold(one.said))));
    return part === undefined ? [] : [{ id: part.id, kind }];
  });
  const count = (wanted: (kind: EntityKind) => boolean): number => leaked.filter(({ kind }) => wanted(kind)).length;
  const leakedStructured = count((kind) => STRUCTURED.has(kind));
  const leakedNames = count((kind) => kind === 'PERSON');
  const leakedAddresses = count((kind) => kind === 'ADDRESS');
  return {
    planted: items.length,
    exposed: items.filter(({ parts }) => parts.every(({ id }) => passedOn.has(id))).length,
    hidden: items.length - leaked.length,
    leakedStructured,
    leakedNames,
    leakedAddresses,
    leakedOther: leaked.length - leakedStructured - leakedNames - leakedAddresses,
    overMasked: script.messages.reduce((sum, message) => sum + overMaskedIn(message, masked.get(message.id) ?? []), 0),
    leaks: leaked,
  };
};
