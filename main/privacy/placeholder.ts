import { type EntityKind, must } from '#contract';
import type { PlaceholderLanguage } from './types.ts';

const CHINESE_WORDS: Readonly<Record<EntityKind, string>> = {
  PERSON: '人物',
  PHONE: '电话',
  EMAIL: '邮箱',
  ADDRESS: '地址',
  GOV_ID: '证件',
  FINANCE_NO: '卡号',
  VEHICLE: '车牌',
  HANDLE: '账号',
  BIRTHDAY: '生日',
  URL: '网址',
  IP: 'IP',
  SECRET: '密码',
  DEVICE: '设备',
  PLACE: '地点',
  ORG: '机构',
};

const KINDS_BY_WORD: ReadonlyMap<string, EntityKind> = new Map(
  (Object.keys(CHINESE_WORDS) as EntityKind[]).flatMap(
    (kind) =>
      [
        [CHINESE_WORDS[kind], kind],
        [kind, kind],
        [kind.replace('_', ''), kind],
      ] as const,
  ),
);

/** `[PHONE_1]`, `[电话1]`. */
export const formatPlaceholder = (kind: EntityKind, number: number, language: PlaceholderLanguage): string =>
  language === 'zh' ? `[${CHINESE_WORDS[kind]}${number}]` : `[${kind}_${number}]`;

const WORDS = [...KINDS_BY_WORD.keys()].toSorted((a, b) => b.length - a.length).map((word) => word.replace('_', '[ _]'));

/** A placeholder as a model may write it back: other brackets, case, spaces, or the other language's word. Groups: word, number. */
export const PLACEHOLDER = new RegExp(
  `[[［【<(]?(?<![A-Za-z])[ _]{0,2}(${WORDS.join('|')})[ _\\-]{0,2}(\\d{1,7})(?![\\d])[ ]{0,2}[\\]］】>)]?`,
  'gi',
);

/** What a placeholder in either language stands for; undefined for any other text. */
export const parsePlaceholder = (placeholder: string): { readonly kind: EntityKind; readonly number: number } | undefined => {
  const parts = new RegExp(`^${PLACEHOLDER.source}$`, 'i').exec(placeholder);
  if (!parts) return undefined;
  const kind = KINDS_BY_WORD.get((parts[1] ?? '').toUpperCase().replace(' ', '_'));
  must(kind, 'a placeholder has a known word');
  return { kind, number: Number(parts[2]) };
};
