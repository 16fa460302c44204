import type { Span } from '../rules/rule.ts';

export const findChineseAddresses = (_text: string, _spans: Span[]): void => undefined;
