import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { SystemLine } from '#contract';
import { BOB, CIRCLE, FakeCore, message } from './support/fake-core.ts';
import { article, articles, button, showApp, until, write } from './support/show-app.tsx';

const bobJoined = (before?: string): SystemLine => {
  const bob = { person: BOB, name: 'Bob', isMe: false };
  return { id: 'j', by: bob, about: bob, what: { kind: 'joined', person: BOB }, ...(before !== undefined && { before }) };
};
let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
const show = async (): Promise<void> => {
  app = await showApp(core);
};
beforeEach(() => {
  core = new FakeCore();
});
afterEach(() => app.stop());

describe('the timeline', () => {
  it('keeps the order of the core when a message arrives late in the middle', async () => {
    core.messages = [message(1), message(3)];
    await show();
    await until(() => article('message 3'));
    core.messages.splice(1, 0, message(2));
    core.tell({ topic: 'messages', circle: CIRCLE, ids: ['a.2'] });
    await until(() => article('message 2'));
    expect(articles().map((one) => /message \d/u.exec(one.textContent)?.[0])).toEqual(['message 1', 'message 2', 'message 3']);
  });

  it('says whom my message waits for, and who may still hold a deleted one', async () => {
    const seenAt = Date.now() - 3 * 86_400_000;
    const missing = [{ name: 'Bob', isHere: false, seenAt }];
    core.messages = [
      message(1, { by: 'me', delivery: { reached: 3, of: 5, missing: [...missing, { name: 'Carol', isHere: false }] } }),
      message(2, { by: 'me', deleted: true, text: '', delivery: { reached: 4, of: 5, missing } }),
      message(3, { by: 'me', deleted: true, text: '', delivery: { reached: 5, of: 5, missing: [] } }),
    ];
    await show();
    const waiting = await until(() => article('message 1'));
    expect(waiting.textContent).toContain('3 of 5');
    for (const words of ['Waiting: nobody who lacks it is online', 'Bob: last here 3 days ago', 'Carol: not met yet']) expect(waiting.textContent).toContain(words);
    await until(() => document.body.textContent.includes('Bob was last here 3 days ago and may still hold it'));
    expect(document.body.textContent.match(/Bob may still hold it/gu)).toHaveLength(1);
  });

  it('says when a message disappears, and takes it away when it is gone', async () => {
    core.messages = [message(1, { expiresAt: Date.now() + 90 * 60_000 }), message(2)];
    await show();
    const fading = await until(() => article('message 1'));
    expect(fading.textContent).toContain('Disappears in 2 hr');
    core.messages.shift();
    core.tell({ topic: 'messages', circle: CIRCLE, ids: ['a.1'] });
    await until(() => !document.body.textContent.includes('message 1'));
    expect(article('message 2')).toBeDefined();
  });

  it('says who deleted a message as an admin, and the owner can show it again', async () => {
    core.messages = [message(1, { deleted: true, text: '', deletedBy: { name: 'Carol', isMe: false, undoUntil: Date.now() + 3_600_000 } })];
    await show();
    await until(() => document.body.textContent.includes('Deleted by Carol'));
    (await until(() => button('Show it again'))).click();
    await until(() => article('shown again'));
    expect(document.body.textContent).not.toContain('Deleted by Carol');
  });

  it('asks before more of a flood is taken, and says what waits for whom', async () => {
    core.messages = [message(1)];
    core.arriving = { floods: [{ person: 'c'.repeat(22), name: 'Carol', entries: 6_000, bytes: 1 }], waiting: { entries: 3, holders: [{ name: 'Bob', seenAt: Date.now() - 2 * 86_400_000 }] } };
    await show();
    await until(() => document.body.textContent.includes('Carol sent 6000 messages or changes to the group in a day. Take more of them?'));
    expect(document.body.textContent).toContain('3 entries are waiting: nobody who has them is online. Bob was last here 2 days ago.');
    (await until(() => button('Take them'))).click();
    await until(() => !document.body.textContent.includes('Take them'));
    expect(core.arriving.floods).toEqual([]);
  });

  it('opens at the first unread message, with the unread line above it', async () => {
    core.messages = Array.from({ length: 120 }, (_, index) => message(index + 1));
    core.readUpTo = 'a.40';
    await show();
    const first = await until(() => article('message 41'));
    await until(() => document.body.textContent.includes('highlights'));
    expect(first.parentElement?.textContent).toMatch(/^(?:Missed|.*Missed)/u);
  });

  it('tells once, where it happened, that bob joined, and nothing of who founded the group', async () => {
    core.messages = [message(1), message(2), message(3)];
    core.story = [bobJoined('a.2')];
    await show();
    const second = await until(() => article('message 2'));
    await until(() => second.parentElement?.textContent?.includes('Bob joined the group'));
    expect(document.querySelector('[role="log"]')?.textContent?.match(/joined the group/gu)).toHaveLength(1);
  });

  it('tells below the last message who joined since', async () => {
    core.messages = [message(1)];
    core.story = [bobJoined()];
    await show();
    const first = await until(() => article('message 1'));
    await until(() => document.body.textContent.includes('Bob joined the group'));
    expect(first.parentElement?.textContent).not.toContain('joined the group');
  });

  it('sets an AI message apart by its kind, and a person named like the AI as a person', async () => {
    core.messages = [
      message(1, { kind: 'ai', text: 'At three.', ai: { tier: 'llm', model: 'm', sources: ['a.2'], withdrawn: false } }),
      message(2, { author: { person: 'x'.repeat(22), name: 'Еmber', isMe: false }, text: 'I am the AI' }),
    ];
    await show();
    const ai = await until(() => article('At three.'));
    expect(ai.getAttribute('aria-label')).toMatch(/^AI, Ember/u);
    const fake = await until(() => article('I am the AI'));
    expect(fake.textContent).toContain('person');
    expect(fake.getAttribute('aria-label')).not.toMatch(/^AI/u);
  });

  it('withdraws an AI text whose source was deleted, and shows a deleted message as one', async () => {
    core.messages = [
      message(1, { kind: 'ai', text: 'a secret', ai: { tier: 'llm', sources: [], withdrawn: true } }),
      message(2, { deleted: true, text: '' }),
    ];
    await show();
    await until(() => document.body.textContent.includes('Withdrawn'));
    expect(document.body.textContent).not.toContain('a secret');
    expect(document.body.textContent).toContain('Message deleted');
  });
});

describe('the composer', () => {
  it('what could not be sent comes back into it, with a sentence', async () => {
    await show();
    await write(app.composer(), 'precious words');
    core.failing = 'not-a-member';
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('not a member of this group any more'));
    await until(() => app.composer().value !== '');
    expect(app.composer().value).toBe('precious words');
  });

  it('keeps two messages sent while the line is down, and sends each once', async () => {
    await show();
    core.drop();
    await write(app.composer(), 'first');
    await userEvent.keyboard('{Enter}');
    await write(app.composer(), 'second');
    await userEvent.keyboard('{Enter}');
    await until(() => article('first') && article('second'));
    expect(core.messages.map(({ text }) => text).toSorted()).toEqual(['first', 'second']);
  });

  it('underlines a phone number, keeps the message from AI on request, and never blocks Enter', async () => {
    await show();
    await write(app.composer(), 'call 13812345678');
    await until(() => document.querySelector('[data-kind="PHONE"]'));
    (await until(() => button('Keep from AI'))).click();
    await until(() => document.body.textContent.includes('The AI will not read this message.'));
    app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('13812345678'));
    expect(core.inputs('chat.send')).toMatchObject([{ text: 'call 13812345678', keepFromAi: true }]);
    expect(core.inputs('ask.ask')).toEqual([]);
  });

  it('remembers what was chosen for a kind, shows what will be sent, and sends just that', async () => {
    await show();
    await write(app.composer(), 'call 13812345678');
    (await until(() => button('Mask for everyone'))).click();
    await until(() => app.composer().value === 'call [phone number]');
    await until(() => core.guardRules.choices.PHONE === 'mask');
    await write(app.composer(), 'or 13912345678');
    await until(() => document.body.textContent.includes('Will be sent as: or [phone number]'));
    app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('or [phone number]'));
    expect(core.inputs('chat.send')).toMatchObject([{ text: 'or [phone number]', keepFromAi: false }]);
    await write(app.composer(), 'and 13912345678');
    (await until(() => button('Do not mask'))).click();
    await until(() => core.guardRules.choices.PHONE === 'leave' && !document.body.textContent.includes('Will be sent as'));
    app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('and 13912345678'));
  });

  it('what was chosen holds also for who presses Enter before anything was looked at', async () => {
    core.guardRules = { ...core.guardRules, choices: { PHONE: 'mask', PERSON: 'keep' } };
    await show();
    await write(app.composer(), '慕晴 13812345678');
    await userEvent.keyboard('{Enter}');
    await until(() => article('慕晴 [phone number]'));
    expect(core.inputs('chat.send')).toMatchObject([{ text: '慕晴 [phone number]', keepFromAi: true }]);
  });

  it('keeps quiet about a kind that is to be left alone', async () => {
    await show();
    await write(app.composer(), 'call 13812345678');
    (await until(() => button('Leave it'))).click();
    await until(() => core.guardRules.choices.PHONE === 'leave' && !document.body.textContent.includes('the AI will only see'));
    expect(document.querySelector('[data-kind="PHONE"]')?.textContent).toBe('13812345678');
  });

  it('says when only rules stand behind the guard, and why, and that it is over', async () => {
    core.protection = { level: 'basic', reason: 'weights-missing' };
    await show();
    await until(() => document.body.textContent.includes('Basic protection: only rules look for personal data'));
    expect(document.body.textContent).toContain('A file of the taggers is missing');
    await write(app.composer(), 'call 13812345678');
    await until(() => document.body.textContent.includes('[PHONE_1] · basic protection'));
    core.protection = { level: 'full' };
    core.tell({ topic: 'guard' });
    await until(() => !/basic protection/iu.test(document.body.textContent));
  });

  it('asks the rules at once and the taggers after a pause, and underlines what each of them finds', async () => {
    await show();
    await write(app.composer(), 'call 13812345678');
    await until(() => core.inputs('guard.inspect').some((input) => (input as { by: string }).by === 'all'));
    expect(core.inputs('guard.inspect')[0]).toMatchObject({ by: 'rules' });
    await write(app.composer(), 'call 13812345678 or ask 慕晴');
    await until(() => document.querySelector('[data-kind="PERSON"]')?.textContent === '慕晴');
    expect(document.querySelector('[data-kind="PHONE"]')?.textContent).toBe('13812345678');
  });

  it('Escape leaves editing and the draft is where it was', async () => {
    core.messages = [message(1, { by: 'me', text: 'mine' })];
    core.draft = '';
    await show();
    await until(() => article('mine'));
    app.composer().focus();
    await userEvent.keyboard('{ArrowUp}');
    await until(() => app.composer().value === 'mine');
    await userEvent.keyboard('{Escape}');
    await until(() => app.composer().value === '');
    expect(core.inputs('chat.edit')).toEqual([]);
  });
});

describe('asking Ember in the chat', () => {
  const source = message(1, { text: 'we meet at three' });

  it('shows the sources before the words, and stops for good when asked to', async () => {
    core.messages = [source];
    core.answer = [
      { type: 'sources', messages: [source] },
      { type: 'text', delta: 'At thr' },
    ];
    await show();
    await write(app.composer(), '@ember when do we meet?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('At thr') && card.textContent.includes('1 source'));
    expect(card.textContent).toContain('only you see this');
    (await until(() => button('Stop'))).click();
    await until(() => core.stopped);
    await until(() => card.textContent.includes('stopped'));
    expect(button('Share with the group')).toBeUndefined();
  });

  it('the checked text replaces what streamed, and sharing posts it labelled AI', async () => {
    core.messages = [source];
    core.answer = [
      { type: 'sources', messages: [source] },
      { type: 'text', delta: 'At four' },
      { type: 'done', text: 'At three.', cites: ['a.1'], tier: 'llm', grounding: 'chat', ms: 900, stopped: false },
    ];
    await show();
    await write(app.composer(), '@小炉 几点？');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('At three.') && !card.textContent.includes('At four'));
    (await until(() => button('Share with the group'))).click();
    const shared = await until(() => articles().find((one) => one.getAttribute('aria-label')?.startsWith('AI, Ember')));
    expect(shared.textContent).toContain('At three.');
  });

  it('while a question is written, it is said that everybody sees it and only the asker the answer', async () => {
    await show();
    await write(app.composer(), '@ember when');
    const hint = await until(() => [...document.querySelectorAll('output')].find((one) => one.textContent !== ''));
    expect(hint.textContent.trim()).toBe('Everybody in the group sees this question. Only you see the answer.');
    await write(app.composer(), 'hello');
    await until(() => [...document.querySelectorAll('output')].every((one) => one.textContent === ''));
  });

  it('a slow answer shows a bar and its seconds', async () => {
    core.messages = [source];
    core.hasModel = true;
    core.answer = [{ type: 'sources', messages: [source] }];
    await show();
    await write(app.composer(), '@ember when do we meet?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.querySelector('[role="progressbar"]'));
    expect(card.textContent).toMatch(/reading them… (?:[3-9]|\d{2,}) s/);
  });

  it('without a model nothing is said to be read by one, however long it takes', async () => {
    core.messages = [source];
    core.answer = [{ type: 'sources', messages: [source] }];
    await show();
    await write(app.composer(), '@ember when do we meet?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.querySelector('[role="progressbar"]'));
    expect(card.textContent).toContain('Looking through the chat…');
    expect(card.textContent).not.toMatch(/model/iu);
  });

  it('a general answer says that it is the model’s memory, without a source, also once it is shared', async () => {
    core.answer = [
      { type: 'sources', messages: [] },
      { type: 'text', delta: 'Paris.' },
      { type: 'done', text: 'Paris.', cites: [], tier: 'llm', grounding: 'general', ms: 900, stopped: false },
    ];
    await show();
    await write(app.composer(), '@ember what is the capital of France?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('From the model’s memory, may be wrong, no source.'));
    (await until(() => button('Share with the group'))).click();
    const shared = await until(() => articles().find((one) => one.getAttribute('aria-label')?.startsWith('AI, Ember')));
    expect(shared.textContent).toContain('From the model’s memory, may be wrong, no source.');
  });

  it('a general question without a model is told that only the chat can be looked at', async () => {
    core.answer = [
      { type: 'sources', messages: [] },
      { type: 'done', text: '', cites: [], tier: 'rules', grounding: 'chat-only', ms: 4, stopped: false },
    ];
    await show();
    await write(app.composer(), '@ember what is the capital of France?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('I can only look in this chat.'));
    expect(card.textContent).not.toContain('not in this chat');
    expect(button('Share with the group')).toBeUndefined();
  });

  it('a cry for help is answered by people, privately, without blocking anything', async () => {
    core.answer = [{ type: 'care', care: { kind: 'crisis', text: 'You matter.', lines: [{ name: 'Line', contact: '12345', hours: '24 h' }] } }];
    await show();
    await write(app.composer(), '@ember help');
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('12345'));
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(document.body.textContent).toContain('From people, not from AI');
  });
});

describe('forgetting', () => {
  const open = async (): Promise<HTMLButtonElement> => {
    await show();
    location.hash = `#/g/${CIRCLE}/memory`;
    return until(() => [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Press and hold') && !one.disabled));
  };

  it('names what goes and what stays before anything happens', async () => {
    await open();
    for (const words of ['3 memories', '5 original words', 'The chat: all 40 messages']) expect(document.body.textContent).toContain(words);
  });

  it('needs one confirmation by keyboard, and ends with a receipt', async () => {
    (await open()).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('Press Enter once more'));
    await userEvent.keyboard('{Escape}');
    expect(core.inputs('memory.forget')).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('The key is destroyed'));
    expect(core.inputs('memory.forget')).toHaveLength(1);
  });

  it('a short press does nothing, holding does', async () => {
    const hold = await open();
    hold.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
    await until(() => hold.textContent.includes('Keep holding'));
    hold.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    await until(() => hold.textContent.includes('Press and hold'));
    expect(core.inputs('memory.forget')).toEqual([]);
    hold.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
    await until(() => document.body.textContent.includes('The files are gone'));
  });
});

describe('a group that is not joined yet', () => {
  it('says that no meeting point can be reached and that it is tried further, and no longer once one can', async () => {
    await show();
    core.circle = { state: 'waiting', failure: 'relay-unreachable' };
    core.tell({ topic: 'circles' });
    const main = () => document.querySelector('main')?.textContent ?? '';
    await until(() => main().includes('cannot be reached'));
    expect(main()).toMatch(/Waiting for a member of “Readers”.*kept and tried again/u);
    core.circle = { state: 'waiting' };
    core.tell({ topic: 'circles' });
    await until(() => main().includes('joining completes by itself'));
    expect(main()).not.toContain('cannot be reached');
  });
});
