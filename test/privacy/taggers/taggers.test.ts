import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createVault, detect, type Protection, redact, type Taggers, type TaggersOptions } from '#privacy';
import { FakeClock } from '../../support/fake-clock.ts';
import { realTaggers, TAGGERS_DIR } from '../../support/real-taggers.ts';
import { waitFor } from '../../support/wait-for.ts';


const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const start = (options: Partial<TaggersOptions> = {}): Taggers => {
  const taggers = realTaggers(options);
  cleanups.push(() => taggers.stop());
  return taggers;
};

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-taggers-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The weights of the Chinese tagger alone, in a folder of their own. */
const chineseAlone = (): string => {
  const folder = newFolder();
  mkdirSync(join(folder, 'lac-small'));
  for (const file of ['taggers.json', 'lac-small/model.onnx', 'lac-small/vocabulary.json']) copyFileSync(join(TAGGERS_DIR, file), join(folder, file));
  return folder;
};

const found = async (taggers: Taggers, text: string): Promise<readonly string[]> => {
  const tagged = await taggers.read([text], 'interactive');
  return detect(text, { tagged }).map((entity) => `${entity.kind} ${text.slice(entity.start, entity.end)} ${entity.by}`);
};

describe('names and addresses that no rule knows', () => {
  const taggers = realTaggers();
  afterAll(() => taggers.stop());

  test('are found in Chinese and in English, and stay hidden behind the same placeholder', async () => {
    const said = ['把方案发给陆沉舟看一眼', '下午慕晴过来拿快递', 'the parcel of Marenka goes to 17 Kirkgate, Wakefield', '下午慕晴又来了', 'did Marenka send the slides?'];
    expect(said.flatMap((text) => detect(text))).toEqual([]);
    const tagged = await taggers.read(said, 'background');
    const vault = createVault('en');
    expect(said.map((text) => redact(text, { vault, tagged }).redacted)).toEqual([
      '把方案发给[PERSON_1]看一眼',
      '下午[PERSON_2]过来拿快递',
      'the parcel of [PERSON_3] goes to [ADDRESS_1]',
      '下午[PERSON_2]又来了',
      'did [PERSON_3] send the slides?',
    ]);
    expect(taggers.protection()).toEqual({ level: 'full' });
  });

  test('are found where invisible characters and full-width letters hide them, at their place in the text as written', async () => {
    expect(await found(taggers, '刚碰到陆\u200b沉\u2060舟')).toEqual(['PERSON 陆\u200b沉\u2060舟 tagger']);
    expect(await found(taggers, 'yes Ｔｓｈｏｌｏｆｅｌｏ said so')).toEqual(['PERSON Ｔｓｈｏｌｏｆｅｌｏ tagger']);
  });

  test('are found in the last sentence of a text of twenty thousand characters', async () => {
    expect(await found(taggers, `${'今天天气不错。'.repeat(3_000)}刚碰到陆沉舟`)).toEqual(['PERSON 陆沉舟 tagger']);
  });

  test('are found by WebAssembly where the native runtime is not to be had', async () => {
    expect(await found(start({ wasmOnly: true }), '刚碰到陆沉舟')).toEqual(['PERSON 陆沉舟 tagger']);
  });
});

describe('basic protection', () => {
  test.each([
    ['weights-changed', (folder: string) => appendFileSync(join(folder, 'lac-small/model.onnx'), 'x')],
    ['weights-missing', (folder: string) => rmSync(join(folder, 'lac-small/vocabulary.json'))],
    ['weights-changed', (folder: string) => writeFileSync(join(folder, 'taggers.json'), '{"taggers": 3}')],
    ['weights-missing', (folder: string) => rmSync(folder, { recursive: true })],
  ] as const)('%s is said, and what the rules find is found all the same', async (reason, damage) => {
    const folder = chineseAlone();
    damage(folder);
    const taggers = start({ folder });
    const heard: Protection[] = [];
    taggers.onProtection((protection) => heard.push(protection));
    expect(await found(taggers, '我叫张伟，陆沉舟也来，电话13812345678')).toEqual(['PERSON 张伟 rule', 'PHONE 13812345678 rule']);
    expect(heard).toEqual([{ level: 'basic', reason }]);
    expect(taggers.protection()).toEqual({ level: 'basic', reason });
  });

  test('one broken tagger does not take the other along', async () => {
    const taggers = start({ folder: chineseAlone() });
    expect(await found(taggers, 'yes Tsholofelo said so')).toEqual([]);
    expect(taggers.protection()).toEqual({ level: 'basic', reason: 'weights-missing' });
    expect(await found(taggers, '刚碰到陆沉舟')).toEqual(['PERSON 陆沉舟 tagger']);
    expect(taggers.protection().level).toBe('basic');
  });
});

/** A thread that writes down how it was started and that it ended, and does `onTag` with each job. */
const doubleOf = (onTag: string): { readonly entry: string; readonly lives: () => readonly string[] } => {
  const folder = newFolder();
  const diary = join(folder, 'diary');
  writeFileSync(diary, '');
  writeFileSync(
    join(folder, 'double.mjs'),
    `import { parentPort, workerData } from 'node:worker_threads';
     import { appendFileSync } from 'node:fs';
     const note = (line) => appendFileSync(${JSON.stringify(diary)}, line + '\\n');
     note(workerData.wasmOnly ? 'wasm' : 'native');
     parentPort.on('message', (message) => {
       if (message.type === 'end') { note('end'); parentPort.close(); return; }
       ${onTag}
     });`,
  );
  return { entry: join(folder, 'double.mjs'), lives: () => readFileSync(diary, 'utf8').trim().split('\n').filter((line) => line !== '') };
};

const ANSWER = `parentPort.postMessage({ type: 'tagged', id: message.id, found: message.texts.map((text) => [{ start: 0, end: 3, kind: 'PERSON', by: { double: 1 } }]), read: ['double'], failures: [] });`;

/** Nobody has read it, so that nothing in it is taken for no name. */
const UNREAD = { spans: [], isWhole: false };

/** By which whatever one asks about took seconds. */
class SlowClock extends FakeClock {
  #asked = 0;

  override now(): number {
    this.#asked += 1;
    return super.now() + this.#asked * 5_000;
  }
}

describe('the thread', () => {
  test('starts at the first words, ends when nobody has asked for a while, and starts again', async () => {
    const clock = new FakeClock();
    const { entry, lives } = doubleOf(ANSWER);
    const taggers = start({ entry, clock, idleMs: 1_000 });
    await taggers.read(['1 + 1 = 2', '👍'], 'interactive');
    expect(lives()).toEqual([]);
    await taggers.read(['陆沉舟来了'], 'interactive');
    expect(lives()).toEqual(['native']);
    await clock.advance(1_000);
    await waitFor(() => lives().at(-1) === 'end');
    await taggers.read(['慕晴说好'], 'interactive');
    expect(lives()).toEqual(['native', 'end', 'native']);
  });

  test('is not asked twice for the same words', async () => {
    const { entry } = doubleOf(`if (globalThis.asked) process.exit(1); globalThis.asked = true; ${ANSWER}`);
    const taggers = start({ entry });
    for (let time = 0; time < 3; time++) expect((await taggers.read(['陆沉舟来了'], 'interactive'))('陆沉舟来了').spans).toHaveLength(1);
    expect(taggers.protection()).toEqual({ level: 'full' });
  });

  test('reads the beginning of what is too long, and says that it has not read all', async () => {
    const { entry } = doubleOf(ANSWER);
    const long = `陆沉舟${'啊'.repeat(100_000)}`;
    expect((await start({ entry }).read([long], 'interactive'))(long)).toMatchObject({ spans: [{ start: 0, end: 3 }], isWhole: false });
  });

  test('that falls over is replaced by WebAssembly, and after a second fall rules stand alone and it is said', async () => {
    const { entry, lives } = doubleOf('process.exit(1);');
    const taggers = start({ entry });
    expect((await taggers.read(['陆沉舟来了'], 'interactive'))('陆沉舟来了')).toEqual(UNREAD);
    expect(lives()).toEqual(['native', 'wasm']);
    expect(taggers.protection()).toEqual({ level: 'basic', reason: 'reading-failed' });
    await taggers.read(['慕晴说好'], 'interactive');
    expect(lives()).toEqual(['native', 'wasm']);
  });

  test('that answers nonsense counts as fallen', async () => {
    const { entry } = doubleOf(`parentPort.postMessage({ type: 'tagged', id: message.id, found: 'all of it' });`);
    const taggers = start({ entry });
    expect((await taggers.read(['陆沉舟来了'], 'interactive'))('陆沉舟来了')).toEqual(UNREAD);
    expect(taggers.protection().level).toBe('basic');
  });

  test('reads what a person waits for before the rest of a history', async () => {
    const { entry } = doubleOf(ANSWER);
    const taggers = start({ entry });
    const order: string[] = [];
    const history = taggers.read(Array.from({ length: 2_000 }, (_, day) => `第${day}天大家都来了`), 'background').then(() => order.push('history'));
    const draft = taggers.read(['慕晴说好'], 'interactive').then(() => order.push('draft'));
    await Promise.all([history, draft]);
    expect(order).toEqual(['draft', 'history']);
  });

  test.each([
    ['longer jobs where texts are read fast', new FakeClock(), [32, 32, 32, 4, 256, 44]],
    ['short ones where they are read slowly', new SlowClock(), [32, 32, 32, 4, ...Array.from({ length: 9 }, () => 32), 12]],
  ])('is handed %s', async (_, clock, sizes) => {
    const { entry, lives } = doubleOf(`note(String(message.texts.length)); ${ANSWER}`);
    const taggers = start({ entry, clock });
    for (const [first, last] of [[100, 200], [200, 500]] as const) await taggers.read(Array.from({ length: last - first }, (__, at) => `第${first + at}天大家都来了`), 'background');
    expect(lives().slice(1).map(Number)).toEqual(sizes);
  });

  test('that is stopped in the middle leaves nobody waiting', async () => {
    const { entry } = doubleOf('');
    const taggers = start({ entry });
    const reading = taggers.read(['陆沉舟来了'], 'interactive');
    await taggers.stop();
    expect((await reading)('陆沉舟来了')).toEqual(UNREAD);
  });
});
