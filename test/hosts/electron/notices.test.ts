import { expect, test } from 'vitest';
import type { CircleSummary } from '#contract';
import { noticesBetween, unreadCount } from '../../../main/hosts/electron/desktop/notices.ts';
import { wordsFor } from '../../../main/hosts/electron/words/words.ts';
import { en } from '../../../main/hosts/electron/words/en.ts';
import { zhCN } from '../../../main/hosts/electron/words/zh-cn.ts';

const circle = (unread: number, changes: Partial<CircleSummary> = {}): CircleSummary => ({
  id: 'c'.repeat(43), name: '读书会', kind: 'group', state: 'ready', createdAt: 0, unread, members: 3, online: 2, wishes: 0, muted: false,
  last: { authorName: '小明', text: '三点见', sentAt: 1, isAi: false },
  ...changes,
});
const look = (notifications: 'full' | 'hidden' | 'off', language: 'en' | 'zh-CN' = 'zh-CN') => ({ settings: { notifications }, words: wordsFor(language) });
const told = (before: CircleSummary[], after: CircleSummary[], as = look('full')) => noticesBetween(before, after, as).map(({ title, body }) => [title, body]);

test('a message is told with its group, its author and its words', () => {
  expect(told([circle(0)], [circle(1)])).toEqual([['读书会', '小明: 三点见']]);
  expect(told([circle(1)], [circle(8)], look('full', 'en'))).toEqual([['读书会', '7 new messages']]);
});

test('with hidden text neither words nor people nor groups are said, in both languages', () => {
  expect(told([circle(0)], [circle(1)], look('hidden'))).toEqual([['围炉', '新消息']]);
  expect(told([circle(0)], [circle(2)], look('hidden', 'en'))).toEqual([['Hearth', '2 new messages']]);
});

test('nothing is told of what was read, of a muted group, of one just joined, or at all where notifications are off', () => {
  expect(told([circle(3)], [circle(0)])).toEqual([]);
  expect(told([circle(0, { muted: true })], [circle(4, { muted: true })])).toEqual([]);
  expect(told([], [circle(400)])).toEqual([]);
  expect(told([circle(0)], [circle(1)], look('off'))).toEqual([]);
});

test('the badge counts what is unread, muted groups aside', () => {
  expect(unreadCount([circle(3), circle(40, { muted: true }), circle(2)])).toBe(5);
});

test('both languages have every sentence with the same gaps', () => {
  const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).toSorted();
  expect(Object.keys(zhCN).toSorted()).toEqual(Object.keys(en).toSorted());
  for (const [name, text] of Object.entries(en)) expect([name, gaps(zhCN[name as keyof typeof en])]).toEqual([name, gaps(text)]);
});
