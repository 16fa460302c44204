import type { Span } from '../rules/rule.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { type Searched, withRequired } from '../text/searched-words.ts';
import { addForms, type AddressForm } from './add-forms.ts';
import { DOOR_RUNS } from './door-runs.ts';
import { MAIL_ROUTES } from './mail-routes.ts';
import { RURAL_WAYS } from './rural-ways.ts';
import { TOLD_NUMBERS } from './told-numbers.ts';

type Form = Searched<AddressForm>;

const FORMS = withRequired<AddressForm>([...DOOR_RUNS, ...RURAL_WAYS, ...MAIL_ROUTES, ...TOLD_NUMBERS]);

type Groups = { readonly places: Uint32Array; readonly needs: Uint32Array; readonly forms: readonly (readonly Form[])[] };

/** By the place of the first list that they require and by their bits: of fifty forms in as many corners of the memory most messages touch none. */
const groupsOf = (forms: readonly Form[]): Groups => {
  const groups = [...Map.groupBy(forms, ({ required, needs }) => `${String(required[0])} ${String(needs)}`).values()];
  return { places: Uint32Array.from(groups, ([form]) => form?.required[0] ?? 0), needs: Uint32Array.from(groups, ([form]) => form?.needs ?? 0), forms: groups };
};

const LISTED = groupsOf(FORMS.filter(({ required }) => required.length > 0));
const UNLISTED = groupsOf(FORMS.filter(({ required }) => required.length === 0));
/** Any of a group's hints: most messages need one search. */
const HINTS = UNLISTED.forms.map((forms) => new RegExp(forms.map(({ hint }) => hint?.source ?? '').join('|')));

/** Adds addresses in Latin letters that a word gives away: doors of estates, homes without a number, boxes and routes, numbers that are told of a door. */
export const findCuedAddresses = (searched: SearchedText, spans: Span[]): void => {
  const { text, signals, told } = searched;
  const has = ({ needs }: Groups, at: number): boolean => (signals & (needs[at] ?? 0)) === needs[at];
  for (let at = 0; at < LISTED.forms.length; at++) if (told[LISTED.places[at] ?? 0] === 1 && has(LISTED, at)) addForms(LISTED.forms[at] ?? [], searched, spans);
  for (let at = 0; at < UNLISTED.forms.length; at++) if (has(UNLISTED, at) && HINTS[at]?.test(text)) addForms(UNLISTED.forms[at] ?? [], searched, spans);
};
