import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLabelled, readMarked } from '../quality/redaction/labelled.ts';
import { runRule, type Span } from '../../main/privacy/rules/rule.ts';
import { findStructured, STRUCTURED_RULES } from '../../main/privacy/rules/structured.ts';
import { toNormalForm } from '../../main/privacy/text/normal-form.ts';
import { searchText } from '../../main/privacy/text/searched-text.ts';

const key = ({ start, end, kind }: Span): string => `${kind} ${start}-${end}`;

test('hints, required words and character classes save time and lose nothing: every rule finds the same without them', () => {
  const texts = [...readLabelled('dev-zh.jsonl'), ...readLabelled('dev-en.jsonl'), ...readLabelled('dev2-zh.jsonl'), ...readLabelled('dev2-en.jsonl'), ...readLabelled('dev3-zh.jsonl'), ...readLabelled('dev3-en.jsonl')].map(({ text }) => text);
  for (const name of ['formats-en.txt', 'formats-zh.txt', 'formats-ordinary.txt', 'matrix-en.txt', 'matrix-zh.txt', 'matrix-ordinary-en.txt', 'matrix-ordinary-zh.txt'])
    texts.push(...readFileSync(new URL(name, import.meta.url), 'utf8').trim().split('\n').map((line) => readMarked(line).text));
  for (const text of texts) {
    const form = toNormalForm(text);
    const quick: Span[] = [];
    const thorough: Span[] = [];
    findStructured(searchText(form), quick);
    for (const rule of STRUCTURED_RULES) runRule(rule, form.text, thorough);
    expect(new Set(quick.map(key))).toEqual(new Set(thorough.map(key)));
  }
});
