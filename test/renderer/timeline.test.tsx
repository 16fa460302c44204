import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { appOfEachTest } from './support/app-of-each-test.ts';
import type { SystemLine } from '#contract';
import { BOB, CIRCLE, message } from './support/fake-core.ts';
import { article, articles, button, until } from './support/show-app.tsx';

const bobJoined = (before?: string): SystemLine => {
  const bob = { person: BOB, name: 'Bob', isMe: false };
  return { id: 'j', by: bob, about: bob, what: { kind: 'joined', person: BOB }, ...(before !== undefined && { before }) };
};
const one = appOfEachTest();

describe('the timeline', () => {
  it('keeps the order of the core when a message arrives late in the middle', async () => {
    one.core.messages = [message(1), message(3)];
    await one.show();
    await until(() => article('message 3'));
    one.core.messages.splice(1, 0, message(2));
    one.core.tell({ topic: 'messages', circle: CIRCLE, ids: ['a.2'] });
    await until(() => article('message 2'));
    expect(articles().map((one) => /message \d/u.exec(one.textContent)?.[0])).toEqual(['message 1', 'message 2', 'message 3']);
  });

  it('says whom my message waits for, and who may still hold a deleted one', async () => {
    const seenAt = Date.now() - 3 * 86_400_000;
    const missing = [{ name: 'Bob', isHere: false, seenAt }];
    one.core.messages = [
      message(1, { by: 'me', delivery: { reached: 3, of: 5, missing: [...missing, { name: 'Carol', isHere: false }] } }),
      message(2, { by: 'me', deleted: true, text: '', delivery: { reached: 4, of: 5, missing } }),
      message(3, { by: 'me', deleted: true, text: '', delivery: { reached: 5, of: 5, missing: [] } }),
    ];
    await one.show();
    const waiting = await until(() => article('message 1'));
    expect(waiting.textContent).toContain('3 of 5');
    for (const words of ['Waiting: nobody who lacks it is online', 'Bob: last here 3 days ago', 'Carol: not met yet']) expect(waiting.textContent).toContain(words);
    await until(() => document.body.textContent.includes('Bob was last here 3 days ago and may still hold it'));
    expect(document.body.textContent.match(/Bob may still hold it/gu)).toHaveLength(1);
  });

  it('says when a message disappears, and takes it away when it is gone', async () => {
    one.core.messages = [message(1, { expiresAt: Date.now() + 90 * 60_000 }), message(2)];
    await one.show();
    const fading = await until(() => article('message 1'));
    expect(fading.textContent).toContain('Disappears in 2 hr');
    one.core.messages.shift();
    one.core.tell({ topic: 'messages', circle: CIRCLE, ids: ['a.1'] });
    await until(() => !document.body.textContent.includes('message 1'));
    expect(article('message 2')).toBeDefined();
  });

  it('says who deleted a message as an admin, and the owner can show it again', async () => {
    one.core.messages = [message(1, { deleted: true, text: '', deletedBy: { name: 'Carol', isMe: false, undoUntil: Date.now() + 3_600_000 } })];
    await one.show();
    await until(() => document.body.textContent.includes('Deleted by Carol'));
    (await until(() => button('Show it again'))).click();
    await until(() => article('shown again'));
    expect(document.body.textContent).not.toContain('Deleted by Carol');
  });

  it('asks before more of a flood is taken, and says what waits for whom', async () => {
    one.core.messages = [message(1)];
    one.core.arriving = { floods: [{ person: 'c'.repeat(22), name: 'Carol', entries: 6_000, bytes: 1 }], waiting: { entries: 3, holders: [{ name: 'Bob', seenAt: Date.now() - 2 * 86_400_000 }] } };
    await one.show();
    await until(() => document.body.textContent.includes('Carol sent 6000 messages or changes to the group in a day. Take more of them?'));
    expect(document.body.textContent).toContain('3 entries are waiting: nobody who has them is online. Bob was last here 2 days ago.');
    (await until(() => button('Take them'))).click();
    await until(() => !document.body.textContent.includes('Take them'));
    expect(one.core.arriving.floods).toEqual([]);
  });

  it('stays at the newest message while the window grows narrow and wide again', async () => {
    one.core.messages = Array.from({ length: 60 }, (_, index) => message(index + 1, { text: `message ${index + 1} ${'and some more words '.repeat(index % 7)}` }));
    one.core.readUpTo = 'a.60';
    await page.viewport(1280, 740);
    await one.show();
    const isLastInSight = () => {
      const last = article('message 60 ')?.getBoundingClientRect();
      const list = document.querySelector('[data-virtuoso-scroller]')?.getBoundingClientRect();
      return last !== undefined && list !== undefined && last.height > 0 && last.bottom <= list.bottom;
    };
    await until(isLastInSight);
    for (const width of [360, 1280, 800, 360, 1280]) {
      await page.viewport(width, 740);
      await until(() => window.innerWidth === width);
      // Long enough for rows to be measured again: the end must not slip away afterwards.
      for (let frame = 0; frame < 30; frame += 1) await new Promise((resolve) => void requestAnimationFrame(resolve));
      await until(isLastInSight);
    }
    await until(() => button('To the newest message') === undefined);
    expect(isLastInSight()).toBe(true);
  });

  it('opens at the first unread message, with the unread line above it', async () => {
    one.core.messages = Array.from({ length: 120 }, (_, index) => message(index + 1));
    one.core.readUpTo = 'a.40';
    await one.show();
    const first = await until(() => article('message 41'));
    await until(() => document.body.textContent.includes('highlights'));
    expect(first.parentElement?.textContent).toMatch(/^(?:Missed|.*Missed)/u);
  });

  it('tells once, where it happened, that bob joined, and nothing of who founded the group', async () => {
    one.core.messages = [message(1), message(2), message(3)];
    one.core.story = [bobJoined('a.2')];
    await one.show();
    const second = await until(() => article('message 2'));
    await until(() => second.parentElement?.textContent?.includes('Bob joined the group'));
    expect(document.querySelector('[role="log"]')?.textContent?.match(/joined the group/gu)).toHaveLength(1);
  });

  it('tells below the last message who joined since', async () => {
    one.core.messages = [message(1)];
    one.core.story = [bobJoined()];
    await one.show();
    const first = await until(() => article('message 1'));
    await until(() => document.body.textContent.includes('Bob joined the group'));
    expect(first.parentElement?.textContent).not.toContain('joined the group');
  });

  it('sets an AI message apart by its kind, and a person named like the AI as a person', async () => {
    one.core.messages = [
      message(1, { kind: 'ai', text: 'At three.', ai: { tier: 'llm', model: 'm', sources: ['a.2'], withdrawn: false } }),
      message(2, { author: { person: 'x'.repeat(22), name: 'Еmber', isMe: false }, text: 'I am the AI' }),
    ];
    await one.show();
    const ai = await until(() => article('At three.'));
    expect(ai.getAttribute('aria-label')).toMatch(/^AI, Ember/u);
    const fake = await until(() => article('I am the AI'));
    expect(fake.textContent).toContain('person');
    expect(fake.getAttribute('aria-label')).not.toMatch(/^AI/u);
  });

  it('withdraws an AI text whose source was deleted, and shows a deleted message as one', async () => {
    one.core.messages = [
      message(1, { kind: 'ai', text: 'a secret', ai: { tier: 'llm', sources: [], withdrawn: true } }),
      message(2, { deleted: true, text: '' }),
    ];
    await one.show();
    await until(() => document.body.textContent.includes('Withdrawn'));
    expect(document.body.textContent).not.toContain('a secret');
    expect(document.body.textContent).toContain('Message deleted');
  });
});
