import { describe, expect, it } from 'vitest';
import { isHeldBy, summarize, type TalkMessage } from '#features/catch-up';
import { readTalk } from '../../quality/read-talk.ts';
import { talkOf } from './talk-of.ts';

const wordsAndCharacters = (text: string): number =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) / 8 + (text.match(/[\p{Script=Latin}\p{N}'’_-]+/gu)?.length ?? 0) / 4.2;

const long = (count: number): TalkMessage[] => {
  const rows = ['dev-zh', 'dev-en', 'test-mixed', 'test-en'].flatMap((name) => readTalk(name).rows);
  return Array.from({ length: count }, (_, at) => ({
    ...(rows[at % rows.length] ?? rows[0] ?? { author: 'a', text: '' }),
    id: `x${at}`,
    at: at * 60_000,
  }));
};

describe('a summary of any conversation', () => {
  it('of none, or of one message, is short and true', () => {
    expect(summarize([])).toEqual([]);
    expect(summarize(talkOf('Ana: hi'))).toEqual([]);
    expect(summarize(talkOf('Ana: the wifi password is marmalade-42'))).toMatchObject([{ cites: ['m1'] }]);
  });

  it('of 5,000 messages has at most seven points and 20 seconds of reading', () => {
    const points = summarize(long(5_000));
    expect(points.length).toBeGreaterThanOrEqual(5);
    expect(points.length).toBeLessThanOrEqual(7);
    expect(points.reduce((sum, { text }) => sum + wordsAndCharacters(text), 0)).toBeLessThanOrEqual(20);
  });

  it('survives emoji, right-to-left and invisible characters, half surrogates and 64 KB texts', () => {
    const talk = talkOf(`Ana: 👨‍👩‍👧‍👦 ‮we decided on Friday 8pm‬ 🎉\nLeo: ​\nMia: \ud800\nBen: x`);
    const huge = [
      ...talk,
      { id: 'huge', author: 'Ana', text: '我来订票，'.repeat(4_400) },
      { id: 'huge2', author: 'Ana', text: `${'a'.repeat(65_000)}` },
      { id: 'huge3', author: 'Ana', text: '？'.repeat(20_000) },
    ];
    expect(summarize(huge, { reader: 'Leo' }).length).toBeLessThanOrEqual(7);
  });

  it('does not let names with signs of a pattern, an empty name or a reply to itself break it', () => {
    const talk: TalkMessage[] = [
      { id: 'a', author: '(.*)+', text: '@(.*)+ can you bring the cake on Friday?', replyTo: 'a' },
      { id: 'b', author: '', text: 'ok' },
      { id: 'c', author: '[x', text: 'I’ll bring it on Friday', replyTo: 'zzz' },
    ];
    expect(() => summarize(talk, { reader: '(.*)+' })).not.toThrow();
  });

  it('is the same each time', () => {
    expect(summarize(long(400))).toEqual(summarize(long(400)));
  });

  it.each(['dev-zh', 'dev-en', 'test-mixed', 'test-en'])(
    'of %s states no number, day or name that its citations do not hold',
    (name) => {
      const { rows, reader } = readTalk(name);
      const points = summarize(rows, { reader });
      expect(points.length).toBeGreaterThanOrEqual(5);
      expect(
        points.filter(
          ({ text, cites }) =>
            !isHeldBy(
              text,
              rows.filter(({ id }) => cites.includes(id)).flatMap((row) => [row.text, row.author]),
            ),
        ),
      ).toEqual([]);
    },
  );
});

describe('the check of a wording', () => {
  it('refuses numbers, days, links and names that the sources do not hold', () => {
    const sources = ['Let us meet on Friday at 7pm, 12 euros each', 'Ana'];
    expect(isHeldBy('Ana: Friday at 7pm, 12 euros', sources)).toBe(true);
    const wrong = [
      'Saturday at 7pm',
      'Friday at 8pm',
      '13 euros',
      'see https://a.example',
      'meet with Bob on Friday',
      '@bob pays',
    ];
    expect(wrong.filter((text) => isHeldBy(text, sources))).toEqual([]);
    expect(isHeldBy('周五7点集合', ['周五 7点 集合'])).toBe(true);
    expect(['周六7点集合', '周五八点集合', '下周五7点'].filter((text) => isHeldBy(text, ['周五 7点 集合']))).toEqual([]);
  });
});
