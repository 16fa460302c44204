import { expect, it } from 'vitest';
import { frequentWords } from '../../../main/features/chat/frequent-words.ts';

const kept = (text: string, least: number): string => frequentWords(Buffer.from(text), least).toString();

it('keeps what is counted often enough, and every single character', () => {
  expect(kept('湖边 132 s\n湖 3 n\n湖边柳 9 n\n散步 10 v\n', 10)).toBe('湖边 132 s\n湖 3 n\n散步 10 v\n');
});

it('reads a last line without its end, and leaves out what is no entry', () => {
  expect(kept('\n \n湖边\n散步 x v\n去 0 v\n周末 99 t', 10)).toBe('去 0 v\n周末 99 t');
});
