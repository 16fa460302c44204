import { indexPatterns } from '../text/index-patterns.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { birthRecordRules } from './birth-record.ts';
import { birthdayRules } from './birthday.ts';
import { calledHandleRules } from './called-handle.ts';
import { chineseBirthRules } from './chinese-birth.ts';
import { chineseCodeRules } from './chinese-code.ts';
import { chineseHandleRules } from './chinese-handle.ts';
import { chineseNumberRules } from './chinese-number.ts';
import { chinesePlateRules } from './chinese-plate.ts';
import { deviceRules } from './device.ts';
import { doorCodeRules } from './door-code.ts';
import { emailRules } from './email.ts';
import { englishBirthRules } from './english-birth.ts';
import { englishHandleRules } from './english-handle.ts';
import { englishSecretRules } from './english-secret.ts';
import { entryCodeRules } from './entry-code.ts';
import { financeRules } from './finance.ts';
import { foreignIdRules } from './foreign-id.ts';
import { gameHandleRules } from './game-handle.ts';
import { governmentIdRules } from './government-id.ts';
import { handleRules } from './handle.ts';
import { hanHandleRules } from './han-handle.ts';
import { latinToldHandleRules } from './latin-told-handle.ts';
import { latinToldSecretRules } from './latin-told-secret.ts';
import { namedDocumentRules } from './named-document.ts';
import { networkHandleRules } from './network-handle.ts';
import { networkRules } from './network.ts';
import { parcelCodeRules } from './parcel-code.ts';
import { partNumberRules } from './part-number.ts';
import { paymentRules } from './payment.ts';
import { phoneRules } from './phone.ts';
import { plateAbroadRules } from './plate-abroad.ts';
import { profileHandleRules } from './profile-handle.ts';
import { type Rule, runRule, type Span } from './rule.ts';
import { secretRules } from './secret.ts';
import { sharedSecretRules } from './shared-secret.ts';
import { toldBirthRules } from './told-birth.ts';
import { toldHandleRules } from './told-handle.ts';
import { toldNumberRules } from './told-number.ts';
import { toldSecretRules } from './told-secret.ts';
import { toldVehicleRules } from './told-vehicle.ts';
import { vehicleRules } from './vehicle.ts';

/** Every rule for data that has a shape. Names and addresses have grammars of their own. */
export const STRUCTURED_RULES: readonly Rule[] = [
  ...phoneRules,
  ...partNumberRules,
  ...emailRules,
  ...governmentIdRules,
  ...foreignIdRules,
  ...namedDocumentRules,
  ...financeRules,
  ...paymentRules,
  ...chineseNumberRules,
  ...toldNumberRules,
  ...networkRules,
  ...secretRules,
  ...entryCodeRules,
  ...doorCodeRules,
  ...sharedSecretRules,
  ...chineseCodeRules,
  ...toldSecretRules,
  ...parcelCodeRules,
  ...englishSecretRules,
  ...latinToldSecretRules,
  ...handleRules,
  ...networkHandleRules,
  ...toldHandleRules,
  ...chineseHandleRules,
  ...hanHandleRules,
  ...calledHandleRules,
  ...gameHandleRules,
  ...englishHandleRules,
  ...profileHandleRules,
  ...latinToldHandleRules,
  ...deviceRules,
  ...vehicleRules,
  ...toldVehicleRules,
  ...chinesePlateRules,
  ...plateAbroadRules,
  ...birthdayRules,
  ...birthRecordRules,
  ...chineseBirthRules,
  ...englishBirthRules,
  ...toldBirthRules,
];

/** Those with one hint together. */
const triedRules = indexPatterns([...Map.groupBy(STRUCTURED_RULES, ({ hint }) => hint).values()].flat());

/** Adds all structured finds. */
export const findStructured = (searched: SearchedText, spans: Span[]): void => triedRules(searched, (rule) => runRule(rule, searched.text, spans));
