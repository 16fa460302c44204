import { birthdayRules } from './birthday.ts';
import { deviceRules } from './device.ts';
import { emailRules } from './email.ts';
import { financeRules } from './finance.ts';
import { governmentIdRules } from './government-id.ts';
import { handleRules } from './handle.ts';
import { networkRules } from './network.ts';
import { phoneRules } from './phone.ts';
import { type Rule, runRule, type Span } from './rule.ts';
import { secretRules } from './secret.ts';
import { vehicleRules } from './vehicle.ts';

/** Every rule for data that has a shape. Names and addresses have grammars of their own. */
export const STRUCTURED_RULES: readonly Rule[] = [
  ...phoneRules, ...emailRules, ...governmentIdRules, ...financeRules, ...networkRules, ...secretRules, ...handleRules, ...deviceRules, ...vehicleRules,
  ...birthdayRules,
];

/** Adds all structured finds in a normal form; `signals` are its character classes. */
export const findStructured = (text: string, signals: number, spans: Span[]): void => {
  for (const rule of STRUCTURED_RULES) if ((signals & rule.needs) === rule.needs) runRule(rule, text, spans);
};
