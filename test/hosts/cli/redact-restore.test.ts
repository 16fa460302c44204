import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hearthLines } from '../../support/run-hearth.ts';

const cwd = mkdtempSync(join(tmpdir(), '围炉 redact '));
afterAll(() => rmSync(cwd, { recursive: true }));
writeFileSync(join(cwd, 'pass phrase'), 'correct horse battery\n');
writeFileSync(join(cwd, 'wrong phrase'), 'incorrect horse battery\n');
writeFileSync(join(cwd, 'short'), 'horse\n');

const hearth = (words: readonly string[], input: readonly string[] = []) => hearthLines(words, { cwd, input });

describe('hearth redact', () => {
  test('masks line by line, names what it masked, and a bad line does not end the stream', async () => {
    const { code, lines } = await hearth(
      ['redact'],
      [
        '{"id":"a","text":"Alice: 电话 138-1234-5678","members":["Alice"]}',
        'not json',
        '{"id":7,"text":"call 13812345678 or 415-555-0134"}',
        '{"text":"no id"}',
      ],
    );
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        id: 'a',
        redacted: '[人物1]: 电话 [电话1]',
        entities: [
          { start: 0, end: 5, kind: 'PERSON', text: 'Alice', score: 1, by: 'name-list' },
          { start: 10, end: 23, kind: 'PHONE', text: '138-1234-5678', score: expect.any(Number), by: 'rule' },
        ],
      },
      { line: 2, error: { code: 'input-invalid', message: expect.any(String) } },
      { id: 7, redacted: 'call [PHONE_1] or [PHONE_2]', entities: expect.any(Array) },
      { line: 4, error: { code: 'input-invalid', message: expect.any(String) } },
    ]);
  });

  test('masks names that no rule knows, unless rules alone are asked for', async () => {
    const input = ['{"id":1,"text":"把方案发给陆沉舟看一眼"}', '{"id":2,"text":"did Kestrelyn Voss send the slides?"}'];
    const { lines } = await hearth(['redact', '--tier', 'tagger'], input);
    expect(lines.map(({ redacted }) => redacted)).toEqual(['把方案发给[人物1]看一眼', 'did [PERSON_2] send the slides?']);
    expect((await hearth(['redact', '--tier', 'rules'], input)).lines.map(({ redacted }) => redacted)).toEqual(['把方案发给陆沉舟看一眼', 'did Kestrelyn Voss send the slides?']);
  });

  test('writes placeholders in the language asked for', async () => {
    const line = '{"id":1,"text":"打 13812345678"}';
    expect((await hearth(['redact', '--lang', 'en'], [line])).lines[0]).toMatchObject({ redacted: '打 [PHONE_1]' });
    expect((await hearth(['redact', '--lang', 'zh'], [line])).lines[0]).toMatchObject({ redacted: '打 [电话1]' });
  });

  test('refuses a passphrase without a vault', async () => {
    expect((await hearth(['redact', '--passphrase-file', 'short'])).code).toBe(2);
  });
});

// scrypt is slow on purpose, and slower on a busy machine.
describe('hearth restore', () => {
  test('gives back what redact hid, over two runs with one encrypted vault', async () => {
    const vault = ['--vault', '保险 箱', '--passphrase-file', 'pass phrase'];
    const texts = ['给张伟打 13812345678', 'my ssn is 123-45-6789', '新号码 13900001111'];
    const first = await hearth(
      ['redact', ...vault],
      texts.slice(0, 2).map((text, id) => JSON.stringify({ id, text })),
    );
    const second = await hearth(['redact', ...vault], [JSON.stringify({ id: 2, text: texts[2] })]);
    expect(second.lines[0]).toMatchObject({ redacted: '新号码 [电话2]' });
    expect(readFileSync(join(cwd, '保险 箱'), 'utf8')).not.toContain('13812345678');
    const redacted = [...first.lines, ...second.lines].map((line) => JSON.stringify(line));
    const { lines } = await hearth(['restore', ...vault], redacted);
    expect(lines).toEqual(texts.map((text, id) => ({ id, text })));
  });

  test('says that the passphrase is wrong, too short or missing, and that a vault is needed', async () => {
    await hearth(['redact', '--vault', 'v', '--passphrase-file', 'pass phrase'], ['{"id":1,"text":"13812345678"}']);
    expect(await hearth(['restore', '--vault', 'v', '--passphrase-file', 'wrong phrase'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/passphrase/i),
    });
    expect(await hearth(['restore', '--vault', 'v'])).toMatchObject({ code: 1, err: expect.stringContaining('--passphrase-file') });
    expect(await hearth(['redact', '--vault', 'new', '--passphrase-file', 'short'])).toMatchObject({ code: 1, err: expect.stringContaining('8') });
    expect(await hearth(['restore', '--vault', 'nowhere'])).toMatchObject({ code: 1, err: expect.stringContaining('nowhere') });
    expect((await hearth(['restore'])).code).toBe(2);
  });
});
