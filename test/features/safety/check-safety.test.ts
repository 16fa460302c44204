import { describe, expect, it } from 'vitest';
import { checkSafety } from '#features/safety';

describe('a message of crisis', () => {
  it.each(['我不想活了', '药我都准备好了，今晚就结束吧。', 'I want to die', 'I have the pills in front of me tonight.'])(
    'is heard in either language: %s',
    (text) => {
      expect(checkSafety(text)).toMatchObject({ crisis: true, kind: 'self-harm' });
    },
  );

  it.each([
    '我 不 想 活 了',
    '我不​想活了',
    '我不想活著，想死',
    'I want to d i e? no: k i l l  m y s e l f',
    'su1c1de is all I think about',
    'Ｉ ｗａｎｔ ｔｏ ｄｉｅ',
    'I WANT TO DIE',
  ])('is heard through spacing, invisible characters, other scripts, digits for letters and width: %s', (text) => {
    expect(checkSafety(text).crisis).toBe(true);
  });

  it('is heard beside a figure of speech', () => {
    expect(checkSafety('笑死我了哈哈，其实我今晚真的不想活了').crisis).toBe(true);
    expect(checkSafety('haha this movie is killing me, but honestly I want to die').crisis).toBe(true);
  });

  it('is heard at the end of a long text that begins with a story', () => {
    const story = '小说里主角去了海边，电影也很好看。'.repeat(60);
    expect(checkSafety(`${story}\n说回我自己，我真的不想活了`).crisis).toBe(true);
  });

  it('is heard when a friend is meant', () => {
    expect(checkSafety('我朋友刚才发消息说她不想活了，怎么办').crisis).toBe(true);
    expect(checkSafety('my friend just texted me that she wants to kill herself').crisis).toBe(true);
  });
});

describe('a threat and violence', () => {
  it('are told apart from self-harm', () => {
    expect(checkSafety('我要杀了他，今晚就动手').kind).toBe('threat');
    expect(checkSafety("I'll bring a gun to school and make them pay").kind).toBe('threat');
    expect(checkSafety('我老公又打我了，我不敢回家').kind).toBe('abuse');
    expect(checkSafety('he hit me again last night').kind).toBe('abuse');
  });
});

describe('what only sounds like danger', () => {
  it.each([
    '笑死我了',
    '累死了',
    '想死你了',
    '我妈知道了会杀了我的',
    'this homework is killing me',
    'I could kill for a coffee',
    'my mom is going to kill me',
  ])('is a figure of speech: %s', (text) => {
    expect(checkSafety(text)).toMatchObject({ crisis: false, kind: 'idiom' });
  });

  it.each([
    ['a denial', '我不会自杀的，放心'],
    ['a denial', 'I would never hurt myself'],
    ['a story', '这集男主自杀了，看哭了'],
    ['a story', 'in the last chapter he kills himself'],
    ['a title', '《自杀专卖店》谁看过'],
    ['a song', '“不想活了”是这首歌的歌名'],
    ['prevention', "I'm organising a suicide prevention workshop"],
    ['the past, told as over', '以前抑郁的时候想过自杀，现在已经走出来了，很感恩'],
    ['the past, told as over', "I used to want to die in high school but I'm so much better now"],
    ['someone long dead', 'Kurt Cobain killed himself in 1994'],
    ['a compound', 'deadline is friday, kill the process and restart'],
  ])('is %s: %s', (_, text) => {
    expect(checkSafety(text).crisis).toBe(false);
  });
});

describe('any text at all', () => {
  it.each(['', ' ', '​‌', '😀'.repeat(2_000), '‮abc‬', '\u0000', '\ud800'])(
    'gets a calm verdict, whatever its characters: %j',
    (text) => {
      expect(checkSafety(text)).toEqual({ crisis: false, kind: 'none', score: 0 });
    },
  );

  it.each(['我想', '打打', 'he just ', 'i want to ', '死', 'a', '"', '《', '想死哈'])(
    'of 64 KB, made of %j, is read to its end',
    (piece) => {
      const verdict = checkSafety(`${piece.repeat(Math.floor(65_000 / piece.length))}\n我今晚就要自杀`);
      expect(verdict.crisis).toBe(true);
    },
  );

  it('always gets a score between 0 and 1', () => {
    for (const text of ['我不想活了想死跳楼割腕遗书', 'hi', '累死了', 'I want to die, kill myself, overdose tonight']) {
      const { score } = checkSafety(text);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});
