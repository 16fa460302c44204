import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import type { Client, ErrorCode } from '#contract';
import { QuickReplies, type Unsent } from '../../../main/hosts/electron/desktop/quick-replies.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const CIRCLE = 'c'.repeat(43);
type Refusal = ErrorCode | 'line lost';

/** A core that refuses as it is told to, and one shell's replies to it. */
const scene = () => {
  const clock = new FakeClock();
  const refuses: { send?: Refusal; draft?: Refusal; isGone: boolean } = { isGone: false };
  const [sent, drafts, unsent] = [new Map<string, string>(), new Map<string, string>(), [] as Unsent[]];
  const take = (into: Map<string, string>, refusal: Refusal | undefined) => async ({ id, text }: { readonly id: string; readonly text: string }) => {
    if (refusal === 'line lost') throw new Error('the other end is gone');
    if (refusal !== undefined) throw new ORPCError('APP_ERROR', { data: { code: refusal, params: {} } });
    into.set(id, text);
  };
  const client = () => (refuses.isGone ? undefined : ({ chat: { send: take(sent, refuses.send), addToDraft: take(drafts, refuses.draft) } } as unknown as Client));
  const replies = new QuickReplies({ client, clock, onUnsent: (one) => unsent.push(one) });
  return { clock, refuses, sent, drafts, unsent, replies };
};

test('a reply is sent, an empty one is none, and nobody is told', async () => {
  const { replies, sent, unsent } = scene();
  await replies.reply(CIRCLE, '带上了');
  await replies.reply(CIRCLE, ' \n');
  expect([[...sent.values()], unsent, replies.unstored]).toEqual([['带上了'], [], []]);
});

test('one for which no core runs waits, is told when none comes by itself, and is sent once by the next', async () => {
  const { replies, refuses, sent, unsent } = scene();
  refuses.isGone = true;
  await replies.reply(CIRCLE, 'on my way');
  expect([unsent, replies.unstored]).toEqual([[], ['on my way']]);
  replies.coreGaveUp();
  expect(unsent).toEqual([{ circle: CIRCLE, why: 'core-stopped' }]);
  refuses.isGone = false;
  replies.coreOpened();
  await expect.poll(() => [...sent.values()]).toEqual(['on my way']);
  await expect.poll(() => replies.unstored).toEqual([]);
  refuses.send = 'line lost';
  await replies.reply(CIRCLE, 'nearly there');
  delete refuses.send;
  replies.coreOpened();
  await expect.poll(() => [...sent.values()]).toEqual(['on my way', 'nearly there']);
  expect(unsent).toHaveLength(1);
});

test.each<ErrorCode>(['message-too-long', 'internal', 'database-broken'])('one that is refused (%s) stands as a draft, and why is told', async (why) => {
  const { replies, refuses, drafts, unsent } = scene();
  refuses.send = why;
  await replies.reply(CIRCLE, 'a long letter');
  expect([[...drafts.values()], unsent, replies.unstored]).toEqual([['a long letter'], [{ circle: CIRCLE, why }], []]);
});

test('on a full disk the words wait, and become the draft once there is room; told once', async () => {
  const { replies, refuses, drafts, unsent, clock, sent } = scene();
  Object.assign(refuses, { send: 'disk-full', draft: 'disk-full' });
  await replies.reply(CIRCLE, '在路上');
  await clock.advance(35_000);
  expect([unsent, replies.unstored]).toEqual([[{ circle: CIRCLE, why: 'disk-full' }], ['在路上']]);
  delete refuses.send;
  delete refuses.draft;
  await clock.advance(10_000);
  expect([[...drafts.values()], [...sent.values()], unsent.length, replies.unstored]).toEqual([['在路上'], [], 1, []]);
});

test.each<ErrorCode>(['not-a-member', 'removed-from-circle', 'left-circle', 'circle-not-found'])('where nobody writes any more (%s) the words are handed back', async (why) => {
  const { replies, refuses, drafts, unsent } = scene();
  refuses.send = why;
  await replies.reply(CIRCLE, 'see you');
  expect([drafts.size, unsent, replies.unstored]).toEqual([0, [{ circle: CIRCLE, why, nowhere: 'see you' }], []]);
});
