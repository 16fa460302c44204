import type { Span } from '../rules/rule.ts';

export const findEnglishNames = (_text: string, _spans: Span[]): void => undefined;
