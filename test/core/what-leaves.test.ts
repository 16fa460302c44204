import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contract } from '#contract';
import { lineLog, type LogFields } from '#platform';
import { openCore } from '../support/open-core.ts';
import { waitFor } from '../support/wait-for.ts';

const id = (): string => randomUUID();

/** One datum of each kind, in a sentence that the AI may want to read, and how it is recognised where it should not be. */
const PLANTED = {
  zh: {
    me: '欧阳晴岚',
    group: '晴岚家 13912087764',
    fileName: '欧阳晴岚 体检 13912087764.txt',
    question: '欧阳晴岚的电话是不是13912087764？',
    says: {
      PHONE: ['我的电话是13912087764', '13912087764'],
      EMAIL: ['我的邮箱是 qinglan.ouyang@example.com', 'qinglan.ouyang'],
      GOV_ID: ['我的身份证号是11010519491231002X', '11010519491231002X'],
      FINANCE_NO: ['我的卡号是4111111111111111', '4111111111111111'],
      SECRET: ['Wi-Fi密码：Ou7!qinglan', 'Ou7!qinglan'],
      HANDLE: ['我的微信号是 qinglan_oy88', 'qinglan_oy88'],
      URL: ['说定了，材料都放在 https://pan.example.com/s/1qinglan', 'pan.example.com'],
      IP: ['我家的服务器是 203.0.113.58', '203.0.113.58'],
      BIRTHDAY: ['我的生日是1987年11月23日', '1987年11月23日'],
      VEHICLE: ['我的车牌是京A8X3K7', '京A8X3K7'],
      DEVICE: ['我手机的IMEI是490154203237518', '490154203237518'],
      ADDRESS: ['我住在北京市海淀区中关村大街27号5栋1203室', '中关村大街27号'],
      PERSON: ['那就定周六早上8点南门集合，欧阳晴岚带队', '欧阳晴岚'],
    },
  },
  en: {
    me: 'Zephyrine Okonjo',
    group: 'Zephyrine Okonjo, call 07700 900461',
    fileName: 'Zephyrine Okonjo 07700 900461.txt',
    question: 'Is 07700 900461 the number of Zephyrine Okonjo?',
    says: {
      PHONE: ['My phone number is 07700 900461', '07700 900461'],
      EMAIL: ['My email is zephyrine.ok@example.com', 'zephyrine.ok@'],
      GOV_ID: ['My SSN is 536-22-0148', '536-22-0148'],
      FINANCE_NO: ['My card number is 4111 1111 1111 1111', '4111 1111 1111 1111'],
      SECRET: ['The wifi password is Plum-Kettle-77', 'Plum-Kettle-77'],
      HANDLE: ['My Telegram is @zephy_okonjo', 'zephy_okonjo'],
      URL: ['We decided to keep the plan at https://pad.example.com/zephyr', 'pad.example.com'],
      IP: ['My server is at 203.0.113.58', '203.0.113.58'],
      BIRTHDAY: ['My birthday is 23 November 1987', '23 November 1987'],
      VEHICLE: ['My license plate is 8KJV204', '8KJV204'],
      DEVICE: ['The IMEI of my phone is 490154203237518', '490154203237518'],
      ADDRESS: ['I live at 742 Evergreen Terrace, Springfield, IL 62704', '742 Evergreen'],
      PERSON: ['We decided: Saturday 8am at the south gate, Zephyrine Okonjo leads', 'Zephyrine'],
    },
  },
} as const;

describe.each(['zh', 'en'] as const)('what alice and her friends wrote leaves as placeholders alone, in %s', (language) => {
  test('for catch-up, answers, memory and the log, names of groups and files among it', async () => {
    const { me, group, fileName, question, says } = PLANTED[language];
    const readings: string[] = [];
    const lines: string[] = [];
    const { client, stop } = await openCore({
      log: lineLog((line) => lines.push(line), () => 0),
      options: { onPrompt: (reading) => void readings.push(JSON.stringify(reading)) },
    });
    onTestFinished(stop);
    await client.app.setUp({ name: me, language: language === 'zh' ? 'zh-CN' : 'en', keyKind: 'memory' });
    const circle = (await client.circles.create({ id: id(), name: group })).id;
    const bytes = new TextEncoder().encode('nothing in it');
    const { draft } = await client.files.begin({ id: id(), circle, name: fileName, sizeBytes: bytes.length });
    await client.files.add({ id: id(), draft, part: new File([bytes], 'part') });
    await client.files.finish({ id: id(), draft });
    const { message: first } = await client.chat.send({ id: id(), circle, text: '👋' });
    for (const [text] of Object.values(says)) await client.chat.send({ id: id(), circle, text });
    await client.chat.send({ id: id(), circle, text: '', files: [draft] });

    const remembered = async () => (await client.memory.overview({ circle })).items;
    await waitFor(async () => (await remembered()).length >= 3);
    const readByMemory = readings.length;
    expect(readByMemory).toBeGreaterThan(0);
    const { points } = await client.catchUp.highlights({ circle, since: first.id });
    expect(points.length).toBeGreaterThan(0);
    const readByCatchUp = readings.length - readByMemory;
    expect(readByCatchUp).toBeGreaterThan(0);
    for await (const _ of await client.ask.ask({ id: id(), circle, question })) continue;
    expect(readings.length).toBeGreaterThan(readByMemory + readByCatchUp);
    await expect(client.circles.join({ id: id(), text: `${says.PHONE[0]} ${me}` })).rejects.toHaveProperty('data.code');

    const left = [...readings, ...lines, ...(await remembered()).map(({ redacted }) => redacted)].join('\n');
    expect(Object.entries(says).flatMap(([kind, [, canary]]) => (left.includes(canary) ? [kind] : []))).toEqual([]);
    expect(left).not.toContain(group);
    expect(left).not.toContain(fileName);
    // What is looked for does stand where nothing leaves.
    const onScreen = JSON.stringify(await client.chat.byIds({ circle, ids: (await remembered()).flatMap(({ sources }) => sources) }));
    expect(Object.values(says).filter(([, canary]) => onScreen.includes(canary)).length).toBeGreaterThan(0);
  });
});

describe('every way out is known', () => {
  const PROJECT = resolve(import.meta.dirname, '../..');
  const sources = globSync('main/**/*.ts', { cwd: PROJECT }).map((file) => ({ file: file.replaceAll('\\', '/'), code: readFileSync(join(PROJECT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '') }));
  const filesWith = (pattern: RegExp): readonly string[] => sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file).toSorted();

  test('each feature says how what people wrote leaves by it; a new one fails the types until it does', () => {
    const READ = 'read by the AI: planted above';
    const OWN = 'to this person’s own screen alone';
    const SEALED = 'to members, sealed';
    const NONE = 'no words of people';
    const ways = {
      ask: READ, catchUp: READ, memory: READ,
      agreements: 'read by the AI through toPrompt: test/ai/to-prompt',
      guard: OWN, verify: OWN, repair: OWN,
      chat: SEALED, files: SEALED, circles: SEALED, members: SEALED, direct: SEALED, devices: SEALED, bundles: SEALED, recovery: SEALED,
      app: NONE, connection: NONE, models: NONE,
    } as const satisfies Readonly<Record<keyof typeof contract, string>>;
    expect(Object.keys(ways).toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  test('words reach rules and models of the AI in three files, the worker in one, and nowhere else', () => {
    expect(filesWith(/onPrompt\??\.?\(/)).toEqual([
      'main/ai/to-prompt.ts',
      'main/ai/worker-process.ts',
      'main/features/catch-up/create-catch-up.ts',
      'main/features/memory/learn/learn-messages.ts',
      'main/hosts/supervisor/supervisor.ts',
    ]);
    expect(filesWith(/\.generate\(/).filter((file) => !file.startsWith('main/ai'))).toEqual(['main/features/agreements/read-with-model.ts', 'main/features/ask/speak.ts']);
  });

  test('a line of the log begins with a fixed word; its fields are a closed list, by type', () => {
    const calls = sources.filter(({ file }) => file !== 'main/platform/rare-log.ts').flatMap(({ file, code }) => [...code.matchAll(/\blog\.(?:info|warn)\(\s*([^\s,)]+)/g)].map(([, event]) => `${file} ${event}`));
    // @ts-expect-error a field for words is none of the list
    const forged: LogFields = { text: 'words' };
    expect(Object.keys(forged)).toEqual(['text']);
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.filter((call) => !/ '[a-z-]+'$/.test(call))).toEqual([]);
  });
});
