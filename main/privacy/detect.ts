import type { Entity } from '#contract';
import { findEnglishAddresses } from './addresses/english-address.ts';
import { findEnglishWays } from './addresses/english-ways.ts';
import { findChineseAddresses } from './addresses/chinese-address.ts';
import { findChineseDoors } from './addresses/chinese-doors.ts';
import { findChineseRuns, growChineseAddresses } from './addresses/chinese-runs.ts';
import { findChineseVillages } from './addresses/chinese-villages.ts';
import { findChineseWays } from './addresses/chinese-ways.ts';
import { findCuedAddresses } from './addresses/cued-addresses.ts';
import { lengthenAddresses } from './addresses/lengthen-addresses.ts';
import { findToldDoors } from './addresses/told-doors.ts';
import { findWorldAddresses } from './addresses/world-address.ts';
import { findCalledPeople } from './names/chinese-called.ts';
import { findDocuments } from './documents/find-documents.ts';
import { findChineseNames } from './names/chinese-names.ts';
import { findEnglishListed } from './names/english-listed.ts';
import { findMixedNames } from './names/mixed-names.ts';
import { findEnglishNames } from './names/english-names.ts';
import { joinChineseNames } from './names/join-names.ts';
import { findListedPeople } from './names/listed-people.ts';
import { findListed } from './names/name-list.ts';
import { findAskedBirths } from './find-asked-birth.ts';
import { withoutLetThrough } from './let-through.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { nobodysIn } from './nobodys/nobodys-in.ts';
import type { Span } from './rules/rule.ts';
import { findStructured } from './rules/structured.ts';
import { addSeen } from './second-look/add-seen.ts';
import type { Seen } from './second-look/seen.ts';
import { addTagged } from './taggers/add-tagged.ts';
import { HAN, LATIN, SLASH } from './text/character-classes.ts';
import { sourceEnd, sourceStart, toNormalForm } from './text/normal-form.ts';
import { searchText, type SearchedText } from './text/searched-text.ts';
import type { DetectOptions } from './types.ts';

const NO_OPTIONS: DetectOptions = {};

const findAll = (searched: SearchedText, { seen, options }: { readonly seen: readonly Seen[]; readonly options: DetectOptions }): Span[] => {
  const { text, signals } = searched;
  const shaped: Span[] = [];
  findStructured(searched, shaped);
  findDocuments(searched, options.asked ?? '', shaped);
  const isNobodys = nobodysIn(text);
  const spans = shaped.filter((span) => !isNobodys(span));
  findAskedBirths(searched, options.asked ?? '', spans);
  if (options.names?.length) findListed(text, { words: options.names, by: 'name-list' }, spans);
  if (options.always?.length) findListed(text, { words: options.always, by: 'own-word' }, spans);
  if (signals & HAN && options.language !== 'en') {
    findChineseAddresses(searched, spans);
    findChineseDoors(searched, spans);
    findChineseWays(searched, spans);
    findChineseRuns(searched, spans);
    findChineseVillages(searched, spans);
    findChineseNames(searched, spans);
    findCalledPeople(text, spans);
  }
  if (signals & LATIN) {
    findEnglishAddresses(searched, spans);
    findWorldAddresses(searched, spans);
    findEnglishWays(searched, spans);
    findToldDoors(searched, spans);
    findCuedAddresses(searched, spans);
    findEnglishNames(searched, spans);
    findEnglishListed(searched, spans);
  }
  if (signals & HAN && signals & LATIN) findMixedNames(searched, spans);
  if (signals & (HAN | SLASH)) findListedPeople(searched, spans);
  const tagged = options.tagged?.(text);
  if (tagged) addTagged(text, tagged, spans);
  if (signals & HAN) {
    growChineseAddresses(text, spans);
    joinChineseNames(text, spans);
  }
  if (signals & LATIN) lengthenAddresses(text, spans);
  if (seen.length > 0) addSeen(text, { seen, tagged: tagged?.spans ?? [] }, spans);
  return spans;
};

/** Placeholders of an earlier redaction pass through unchanged, so that redacting twice changes nothing. */
const EARLIER_PLACEHOLDER = /\[(?:[A-Z_]{2,12}_|[\u4e00-\u9fff]{2}|IP)\d{1,7}\]/g;

const withoutPlaceholders = (text: string, spans: Span[]): Span[] => {
  if (!text.includes('[')) return spans;
  const earlier = [...text.matchAll(EARLIER_PLACEHOLDER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return spans.filter((span) => !earlier.some(({ start, end }) => span.start < end && start < span.end));
};

/**
 * Finds personal data by rules, name lists and whatever taggers have read (`options.tagged`) and a second look has seen (`options.seen`), in linear time.
 * @returns entities sorted, without overlaps; offsets in UTF-16 units of `text` as given, also when a disguise (full-width, zero-width, 一三八…) was seen through
 */
export const detect = (text: string, options: DetectOptions = NO_OPTIONS): readonly Entity[] => {
  const form = toNormalForm(text);
  const spans = withoutLetThrough(form.text, withoutPlaceholders(form.text, findAll(searchText(form), { seen: options.seen?.(text) ?? [], options })), options);
  if (spans.length === 0) return [];
  return resolveOverlaps(spans, form.text).map(({ start, end, kind, score, by }) => {
    const from = sourceStart(form, start);
    const to = sourceEnd(form, text, end);
    return { start: from, end: to, kind, text: text.slice(from, to), score, by };
  });
};
