import type { Span } from '../rules/rule.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import { addForms, type AddressForm } from './add-forms.ts';
import { DOOR_RUNS } from './door-runs.ts';
import { MAIL_ROUTES } from './mail-routes.ts';
import { RURAL_WAYS } from './rural-ways.ts';
import { TOLD_NUMBERS } from './told-numbers.ts';

const triedForms = indexPatterns<AddressForm>([...DOOR_RUNS, ...RURAL_WAYS, ...MAIL_ROUTES, ...TOLD_NUMBERS]);

/** Adds addresses in Latin letters that a word gives away: doors of estates, homes without a number, boxes and routes, numbers that are told of a door. */
export const findCuedAddresses = (searched: SearchedText, spans: Span[]): void => addForms(triedForms, searched, spans);
