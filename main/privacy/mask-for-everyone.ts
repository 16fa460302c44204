import type { Entity, EntityKind } from '#contract';
import { KEPT } from './redact.ts';
import type { PlaceholderLanguage } from './types.ts';

const WORDS: Readonly<Record<PlaceholderLanguage, Readonly<Record<EntityKind | 'own-word', string>>>> = {
  en: {
    PERSON: 'name', PHONE: 'phone number', EMAIL: 'e-mail address', ADDRESS: 'address', GOV_ID: 'ID number', FINANCE_NO: 'card number', VEHICLE: 'number plate',
    HANDLE: 'account name', BIRTHDAY: 'date of birth', URL: 'link', IP: 'IP address', SECRET: 'password', DEVICE: 'device number', PLACE: 'place', ORG: 'organisation',
    'own-word': 'hidden',
  },
  zh: {
    PERSON: '姓名', PHONE: '电话号码', EMAIL: '邮箱地址', ADDRESS: '住址', GOV_ID: '证件号码', FINANCE_NO: '账户号码', VEHICLE: '车牌号码',
    HANDLE: '账号名', BIRTHDAY: '出生日期', URL: '链接', IP: 'IP 地址', SECRET: '口令', DEVICE: '设备号码', PLACE: '地名', ORG: '机构名',
    'own-word': '已隐去',
  },
};

/**
 * A text as everybody gets it, with words in the sender's language in place of given entities (sorted, without overlaps). Never a placeholder:
 * whoever reads has a vault of their own, in which its number may stand for something else, and their screen would show that.
 */
export const maskForEveryone = (text: string, entities: readonly Entity[], language: PlaceholderLanguage): string => {
  let masked = '';
  let at = 0;
  for (const { start, end, kind, by } of entities) {
    if (KEPT.has(kind)) continue;
    masked += `${text.slice(at, start)}[${WORDS[language][by === 'own-word' ? by : kind]}]`;
    at = end;
  }
  return masked + text.slice(at);
};
