import type { Span } from '../rules/rule.ts';

export const findChineseNames = (_text: string, _spans: Span[]): void => undefined;
