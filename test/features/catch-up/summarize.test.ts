import { describe, expect, it } from 'vitest';
import { summarize, type SummaryPoint } from '#features/catch-up';
import { talkOf } from './talk-of.ts';

const shown = (points: readonly SummaryPoint[]): string[] =>
  points.map(({ kind, text, owner }) => `${kind}${owner === undefined ? '' : `(${owner})`}: ${text}`);
const textOf = (points: readonly SummaryPoint[]): string => shown(points).join('\n');

describe('a plan that changes', () => {
  it('appears once, in its last state', () => {
    const zh = summarize(talkOf(`小雨: 那就定周六早上7点半爬山\n阿涛: 好\n安安: 周六下雨，爬山改到周日吧\n小雨: 行，那就周日`));
    expect(textOf(zh)).toContain('周日');
    expect(textOf(zh)).not.toContain('定周六');
    const en = summarize(
      talkOf(
        `Ana: Book club is decided: Thursday 7pm at my place\nLeo: ok\nAna: Actually let's move book club to Friday 7pm instead\nLeo: Friday works`,
      ),
    );
    expect(textOf(en)).toContain('Friday');
    expect(textOf(en)).not.toContain('Thursday');
  });

  it('that is cancelled is told as cancelled', () => {
    const points = summarize(
      talkOf(`Mia: The picnic is decided: Saturday noon in the park\nBen: great\nMia: The picnic is cancelled, storm warning`),
    );
    expect(textOf(points)).toContain('cancelled');
    expect(textOf(points)).not.toContain('Saturday noon');
  });

  it('is settled only when someone else agrees', () => {
    expect(textOf(summarize(talkOf(`Ana: Let's meet at the station at 8am\nLeo: nope, too far for me\nAna: hmm`)))).not.toContain(
      'decision',
    );
    expect(textOf(summarize(talkOf(`Ana: Let's meet at the station at 8am\nLeo: works for me`)))).toContain(
      "decision: Let's meet at the station at 8am",
    );
    expect(textOf(summarize(talkOf(`小雨: 我们周六早上八点在南门集合吧\n阿涛: 没问题`)))).toContain(
      'decision: 我们周六早上八点在南门集合吧',
    );
  });

  it('is not settled by an answer that names another day', () => {
    const points = summarize(
      talkOf(`Ana: Shall we do the 25th?\nLeo: I work on the 25th, the 26th is fine\nMia: ok 26th works for me too`),
    );
    expect(points.some(({ kind, text }) => kind === 'decision' && text.includes('25th'))).toBe(false);
  });
});

describe('jokes and quoted words', () => {
  it.each([
    'Leo: We decided to move to Mars lol\nAna: haha',
    'Leo: My boss said "we decided to cancel the party on Friday"\nAna: wow',
    'Leo: > we agreed to meet at 9 on Monday\nAna: who wrote that',
    '阿涛: 我宣布以后周会改成睡觉会哈哈哈\n小雨: 哈哈',
    '安安: 我妈说“就定在下个月去吧”\n小雨: 嗯嗯',
    "Ben: Then it's decided, I'll buy everyone a yacht\nBen: just kidding\nAna: phew",
  ])('are no decisions and no to-dos: %s', (lines) => {
    expect(summarize(talkOf(lines)).filter(({ kind }) => kind === 'decision' || kind === 'todo')).toEqual([]);
  });
});

describe('a to-do', () => {
  it('belongs to whoever promised it', () => {
    expect(textOf(summarize(talkOf(`小雨: 午饭怎么办\n安安: 我来订午饭的餐厅`)))).toContain('todo(安安)');
    expect(textOf(summarize(talkOf(`Ana: we need drinks\nLeo: I'll bring the wine on Friday`)))).toContain('todo(Leo)');
  });

  it('belongs to whoever was asked by name, and cites the acceptance', () => {
    const [todo] = summarize(talkOf(`Mia: @Ana can you send the reading list?\nAna: yes, tonight`));
    expect(todo).toMatchObject({ kind: 'todo', owner: 'Ana', cites: ['m1', 'm2'] });
    const [zh] = summarize(talkOf(`小雨: @阿涛 你能带一下急救包吗\n阿涛: 好的`));
    expect(zh).toMatchObject({ kind: 'todo', owner: '阿涛', cites: ['m1', 'm2'] });
  });

  it('is none when the person refuses', () => {
    expect(
      summarize(talkOf(`Mia: @Ana can you send the reading list?\nAna: sorry, I can't`)).some(({ kind }) => kind === 'todo'),
    ).toBe(false);
    expect(summarize(talkOf(`小雨: @阿涛 你能带一下急救包吗\n阿涛: 不行，我没有`)).some(({ kind }) => kind === 'todo')).toBe(
      false,
    );
  });

  it('that is done is no to-do any more', () => {
    expect(textOf(summarize(talkOf(`晓雨: 高铁票我来买\n阿涛: 好\n晓雨: 高铁票买好了，G236`)))).not.toContain('todo');
    expect(textOf(summarize(talkOf(`Sofia: I'll book the restaurant\nBen: thanks\nSofia: restaurant is booked`)))).not.toContain(
      'todo',
    );
  });
});

describe('a question', () => {
  it('is open until someone answers it', () => {
    expect(textOf(summarize(talkOf(`安安: 谁有多余的登山杖？\n阿涛: 今天好热\n小雨: 是啊`)))).toContain(
      'question: 谁有多余的登山杖？',
    );
    expect(textOf(summarize(talkOf(`安安: 谁有多余的登山杖？\n阿涛: 我有一根`)))).not.toContain('question');
    expect(
      textOf(summarize(talkOf(`Mia: who is picking up Sam from the station?\nLeo: nice weather today\nAna: yes lovely`))),
    ).toContain('question: who is picking up Sam');
    expect(textOf(summarize(talkOf(`Mia: when does the train leave?\nLeo: 9:40 from platform 2`)))).not.toContain('question');
  });

  it('of small talk is none', () => {
    expect(summarize(talkOf(`Mia: how are you?\nLeo: 吃了吗？\nMia: really?`)).filter(({ kind }) => kind === 'question')).toEqual(
      [],
    );
  });
});

describe('for a reader', () => {
  const talk = talkOf(
    `Ana: We're going with Dune for next month\nMia: Leo, can you book the room by Friday?\nLeo: will do\nAna: @Mia please bring the projector on Tuesday\nMia: ok\nAna: who has the keys of the hall?`,
  );

  it('what is theirs comes first', () => {
    expect(summarize(talk, { reader: 'Mia' })[0]).toMatchObject({ owner: 'Mia', mine: true });
    expect(summarize(talk, { reader: 'Leo' })[0]).toMatchObject({ owner: 'Leo', mine: true });
  });

  it('nothing is theirs who is not named', () => {
    expect(summarize(talk, { reader: 'Zoe' }).some(({ mine }) => mine)).toBe(false);
  });
});

describe('a point', () => {
  it('is a part of the message that it cites, letter by letter', () => {
    const talk = talkOf(
      `Ana: ${'so much has happened today, really, '.repeat(8)}but the meeting moved to Tuesday at 5pm in room 12, ${'and so on, '.repeat(20)}\nLeo: ok`,
    );
    for (const { quotes, text, cites } of summarize(talk)) {
      const parts = quotes.map(({ id, start, end }) =>
        talk
          .find((message) => message.id === id)
          ?.text.slice(start, end)
          .trim(),
      );
      expect(text).toBe(parts.join(' → '));
      expect(quotes.every(({ id }) => cites.includes(id))).toBe(true);
    }
    expect(textOf(summarize(talk))).toContain('moved to Tuesday at 5pm');
  });

  it('that many reacted to is told before one that nobody did', () => {
    const talk = talkOf(`Ana: Uncle Bo won the chess cup in Lyon\nLeo: my bike has a flat tyre again today`).map((message) =>
      message.id === 'm1' ? { ...message, reactions: 4 } : message,
    );
    expect(summarize(talk, { maxPoints: 1 })[0]?.cites).toEqual(['m1']);
  });
});

describe('a plan that something came between', () => {
  it('is told by its new place alone, though the two share no word', () => {
    const zh = talkOf(`小雨: 那就定在湖边烧烤，周日中午\n阿涛: 好\n小雨: 天气预报说湖边那天有暴雨\n阿涛: 室内攀岩呢，淋不着\n小雨: 行，室内攀岩馆，一点半`);
    expect(textOf(summarize(zh))).toContain('室内攀岩馆');
    expect(textOf(summarize(zh))).not.toContain('湖边烧烤');
    const en = talkOf(`Ana: we're going with the rooftop bar, Friday at 8\nLeo: perfect\nAna: the rooftop is closed for repairs\nLeo: what about the bowling alley?\nAna: ok, bowling alley it is, same time`);
    expect(textOf(summarize(en))).toContain('bowling alley it is');
    expect(textOf(summarize(en))).not.toContain('rooftop bar');
  });

  it('stays where nothing new was settled', () => {
    const talk = talkOf(`Ana: we're going with the rooftop bar, Friday at 8\nLeo: perfect\nAna: my phone is broken, by the way`);
    expect(textOf(summarize(talk))).toContain('rooftop bar');
  });

  it('is told by the day that somebody else set anew', () => {
    const talk = talkOf(`Ana: the plumber comes on Monday at 3\nLeo: good\nAna: we need milk\nLeo: the plumber can only do Thursday, also at 3`);
    expect(textOf(summarize(talk))).toContain('Thursday');
    expect(textOf(summarize(talk))).not.toContain('Monday');
  });
});

describe('whoever answers "me" to "who will?"', () => {
  it('owns the to-do, which is told with its question', () => {
    const talk = talkOf(`Ana: who can paint the sign?\nLeo: me, by Friday\nMia: 谁整理报名表？\nAna: 我来，今晚`);
    expect(summarize(talk).map(({ kind, owner, text }) => ({ kind, owner, text }))).toEqual(
      expect.arrayContaining([
        { kind: 'todo', owner: 'Leo', text: 'who can paint the sign? → me, by Friday' },
        { kind: 'todo', owner: 'Ana', text: '谁整理报名表？ → 我来，今晚' },
      ]),
    );
  });

  it('owns none where the question asked about the past', () => {
    const talk = talkOf(`Ana: who ate my yoghurt?\nLeo: me, sorry\nAna: 谁把门打开了？\nMia: 我，刚回来`);
    expect(summarize(talk).filter(({ kind }) => kind === 'todo')).toEqual([]);
  });
});
