import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noticesAsText, thirdPartyNotices } from '../../tools/notices.ts';

const notices = thirdPartyNotices();
const names = new Set(notices.works.map(({ name }) => name));

it('what is in the page, in the core and beside it is named, down to what these need; tools that only build and test are not', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  // An alias is listed under the name of what is installed.
  const own = Object.entries(dependencies).map(([name, version]) => /^npm:(.+)@/u.exec(version)?.[1] ?? name);
  const carried = ['react', '@mantine/core', 'yjs', 'simple-peer', 'libsodium', `node-${process.platform}-${process.arch}`];
  expect([...own, ...carried].filter((name) => !names.has(name))).toEqual([]);
  expect(['vitest', 'vite', 'typescript', 'oxlint', 'playwright-core', '@types/node'].filter((name) => names.has(name))).toEqual([]);
});

it('the taggers stand there with their own notices and the licence these name', () => {
  const lac = notices.works.find(({ name }) => name === 'LAC-small');
  const words = (lac?.texts ?? []).map((place) => notices.texts[place] ?? '').join('\n');
  expect(words).toContain('Copyright (c) 2013 Sun Junyi');
  expect(words).toContain('Apache License');
  expect([...names].filter((name) => /tagger|Rampart/u.test(name))).toHaveLength(2);
});

it('each work has a licence; most bring its text, which stands once and is found again in the plain file', () => {
  expect(notices.works.filter(({ licence }) => licence.trim() === '')).toEqual([]);
  expect(notices.works.filter(({ texts }) => texts.length > 0).length).toBeGreaterThan(notices.works.length * 0.9);
  expect(new Set(notices.texts).size).toBe(notices.texts.length);
  const file = noticesAsText(notices);
  expect(notices.works.filter(({ name, version, licence }) => !file.includes([name, version, `(${licence})`].filter((part) => part !== undefined).join(' ')))).toEqual([]);
  expect(notices.texts.filter((text) => !file.includes(text))).toEqual([]);
});
