import { expect, test } from 'vitest';
import { createVault, detect, redact, restore } from '#privacy';
import { SIMPLIFIED_UNITS } from '../../main/privacy/text/traditional.ts';

const found = (text: string, names: readonly string[] = []): readonly string[] => detect(text, { names }).map((entity) => entity.text);

test.each([
  ['鄭經理說下禮拜開會', '鄭經理'],
  ['我叫陳麗華，請多指教', '陳麗華'],
  ['寄到臺北市大安區復興南路一段390號3樓', '臺北市大安區復興南路一段390號3樓'],
])('what is written in traditional characters is found as it stands there: %s', (text, original) => {
  expect(found(text)).toEqual([original]);
});

test('a member is known by either script, whichever the list has', () => {
  expect(found('問一下張曉鷗', ['张晓鸥'])).toEqual(['張曉鷗']);
  expect(found('问一下张晓鸥', ['張曉鷗'])).toEqual(['张晓鸥']);
});

test('both scripts of a name are one person in the vault, and what comes back is what was written first', () => {
  const vault = createVault('zh');
  const { redacted } = redact('我叫陳麗華，我叫陈丽华', { vault });
  const [first, second] = redacted.split('，').map((part) => part.replace('我叫', ''));
  expect(first).toBe(second);
  expect(restore(redacted, vault)).toBe('我叫陳麗華，我叫陳麗華');
});

test('no character is both simplified and traditional, so that a text in simplified characters stays as it is', () => {
  const simplified = new Set(SIMPLIFIED_UNITS.values());
  expect([...SIMPLIFIED_UNITS.keys()].filter((unit) => simplified.has(unit)).map((unit) => String.fromCharCode(unit))).toEqual([]);
});
