import { describe, expect, it } from 'vitest';
import { careSchema } from '#contract';
import { careFor } from '#features/safety';

describe('the human-written text', () => {
  it.each(['self-harm', 'threat', 'abuse', 'idiom'] as const)(
    'exists for %s in both languages, with help lines, and fits the contract',
    (kind) => {
      for (const language of ['zh-CN', 'en'] as const) {
        const care = careSchema.parse(careFor(kind, language));
        expect(care.text.length).toBeGreaterThan(20);
        expect(care.lines.length).toBeGreaterThan(0);
        expect(care.lines.every(({ name, contact }) => name !== '' && contact !== '')).toBe(true);
      }
    },
  );

  it('names the lines of the place: 12356 in Chinese, 988 and Samaritans in English, and an emergency number in both', () => {
    const contacts = (language: 'zh-CN' | 'en'): string =>
      careFor('self-harm', language)
        .lines.map(({ contact }) => contact)
        .join(' ');
    expect(contacts('zh-CN')).toMatch(/12356.*120/);
    expect(contacts('en')).toMatch(/988.*116 123.*911/);
  });

  it('says that only the writer sees it, that no AI wrote it, and that nothing was sent', () => {
    for (const kind of ['self-harm', 'threat', 'abuse'] as const) {
      expect(careFor(kind, 'en').text).toMatch(/Only you see this; no AI wrote it, and nothing was sent/);
      expect(careFor(kind, 'zh-CN').text).toMatch(/只有你看得到，不是 AI 写的，也没有发给任何人/);
    }
  });
});
