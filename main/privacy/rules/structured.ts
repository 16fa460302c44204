import { birthdayRules } from './birthday.ts';
import { deviceRules } from './device.ts';
import { doorCodeRules } from './door-code.ts';
import { emailRules } from './email.ts';
import { entryCodeRules } from './entry-code.ts';
import { financeRules } from './finance.ts';
import { foreignIdRules } from './foreign-id.ts';
import { governmentIdRules } from './government-id.ts';
import { handleRules } from './handle.ts';
import { networkHandleRules } from './network-handle.ts';
import { networkRules } from './network.ts';
import { partNumberRules } from './part-number.ts';
import { paymentRules } from './payment.ts';
import { phoneRules } from './phone.ts';
import { plateAbroadRules } from './plate-abroad.ts';
import { type Rule, runRule, type Span } from './rule.ts';
import { secretRules } from './secret.ts';
import { toldHandleRules } from './told-handle.ts';
import { vehicleRules } from './vehicle.ts';

/** Every rule for data that has a shape. Names and addresses have grammars of their own. */
export const STRUCTURED_RULES: readonly Rule[] = [
  ...phoneRules,
  ...partNumberRules,
  ...emailRules,
  ...governmentIdRules,
  ...foreignIdRules,
  ...financeRules,
  ...paymentRules,
  ...networkRules,
  ...secretRules,
  ...entryCodeRules,
  ...doorCodeRules,
  ...handleRules,
  ...networkHandleRules,
  ...toldHandleRules,
  ...deviceRules,
  ...vehicleRules,
  ...plateAbroadRules,
  ...birthdayRules,
];

type Family = { readonly hint: RegExp | undefined; readonly rules: readonly Rule[] };

const FAMILIES: readonly Family[] = [...Map.groupBy(STRUCTURED_RULES, ({ hint }) => hint)].map(([hint, rules]) => ({ hint, rules }));

/** Adds all structured finds in a normal form; `signals` are its character classes. */
export const findStructured = (text: string, signals: number, spans: Span[]): void => {
  for (const { hint, rules } of FAMILIES) {
    let isHinted = hint === undefined;
    for (const rule of rules) {
      if ((signals & rule.needs) !== rule.needs) continue;
      isHinted ||= hint?.test(text) ?? true;
      if (!isHinted) break;
      runRule(rule, text, spans);
    }
  }
};
