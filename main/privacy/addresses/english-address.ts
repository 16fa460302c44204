import type { Span } from '../rules/rule.ts';

export const findEnglishAddresses = (_text: string, _signals: number, _spans: Span[]): void => undefined;
