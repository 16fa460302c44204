import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { appOfEachTest } from './support/app-of-each-test.ts';
import { CIRCLE, message } from './support/fake-core.ts';
import { article, button, until, write } from './support/show-app.tsx';

const one = appOfEachTest();

describe('the composer', () => {
  it('what could not be sent comes back into it, with a sentence', async () => {
    await one.show();
    await write(one.app.composer(), 'precious words');
    one.core.failing = 'not-a-member';
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('not a member of this group any more'));
    await until(() => one.app.composer().value !== '');
    expect(one.app.composer().value).toBe('precious words');
  });

  it('keeps two messages sent while the line is down, and sends each once', async () => {
    await one.show();
    one.core.drop();
    await write(one.app.composer(), 'first');
    await userEvent.keyboard('{Enter}');
    await write(one.app.composer(), 'second');
    await userEvent.keyboard('{Enter}');
    await until(() => article('first') && article('second'));
    expect(one.core.messages.map(({ text }) => text).toSorted()).toEqual(['first', 'second']);
  });

  it('underlines a phone number, keeps the message from AI on request, and never blocks Enter', async () => {
    await one.show();
    await write(one.app.composer(), 'call 13812345678');
    await until(() => document.querySelector('[data-kind="PHONE"]'));
    (await until(() => button('Keep from AI'))).click();
    await until(() => document.body.textContent.includes('The AI will not read this message.'));
    one.app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('13812345678'));
    expect(one.core.inputs('chat.send')).toMatchObject([{ text: 'call 13812345678', keepFromAi: true }]);
    expect(one.core.inputs('ask.ask')).toEqual([]);
  });

  it('remembers what was chosen for a kind, shows what will be sent, and sends just that', async () => {
    await one.show();
    await write(one.app.composer(), 'call 13812345678');
    (await until(() => button('Mask for everyone'))).click();
    await until(() => one.app.composer().value === 'call [phone number]');
    await until(() => one.core.guardRules.choices.PHONE === 'mask');
    await write(one.app.composer(), 'or 13912345678');
    await until(() => document.body.textContent.includes('Will be sent as: or [phone number]'));
    one.app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('or [phone number]'));
    expect(one.core.inputs('chat.send')).toMatchObject([{ text: 'or [phone number]', keepFromAi: false }]);
    await write(one.app.composer(), 'and 13912345678');
    (await until(() => button('Do not mask'))).click();
    await until(() => one.core.guardRules.choices.PHONE === 'leave' && !document.body.textContent.includes('Will be sent as'));
    one.app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('and 13912345678'));
  });

  it('what was chosen holds also for who presses Enter before anything was looked at', async () => {
    one.core.guardRules = { ...one.core.guardRules, choices: { PHONE: 'mask', PERSON: 'keep' } };
    await one.show();
    await write(one.app.composer(), '慕晴 13812345678');
    await userEvent.keyboard('{Enter}');
    await until(() => article('慕晴 [phone number]'));
    expect(one.core.inputs('chat.send')).toMatchObject([{ text: '慕晴 [phone number]', keepFromAi: true }]);
  });

  it('keeps quiet about a kind that is to be left alone', async () => {
    await one.show();
    await write(one.app.composer(), 'call 13812345678');
    (await until(() => button('Leave it'))).click();
    await until(() => one.core.guardRules.choices.PHONE === 'leave' && !document.body.textContent.includes('the AI will only see'));
    expect(document.querySelector('[data-kind="PHONE"]')?.textContent).toBe('13812345678');
  });

  it('says that a press holds from now on, and takes it back: the words and the choice', async () => {
    await one.show();
    await write(one.app.composer(), 'call 13812345678');
    (await until(() => button('Mask for everyone'))).click();
    await until(() => document.body.textContent.includes('from now on in this group by itself: phone number.'));
    await until(() => one.core.guardRules.choices.PHONE === 'mask');
    (await until(() => button('Undo'))).click();
    await until(() => one.app.composer().value === 'call 13812345678' && one.core.guardRules.choices.PHONE === 'ask');
    (await until(() => button('Leave it'))).click();
    await until(() => document.body.textContent.includes('from now on not offered in this group: phone number.'));
    await until(() => one.core.guardRules.choices.PHONE === 'leave');
    (await until(() => button('Undo'))).click();
    await until(() => one.core.guardRules.choices.PHONE === 'ask' && button('Mask for everyone'));
    expect(document.activeElement).toBe(one.app.composer());
    expect(one.core.inputs('chat.send')).toEqual([]);
  });

  it('what a press chose is said of that draft alone', async () => {
    await one.show();
    await write(one.app.composer(), 'call 13812345678');
    (await until(() => button('Leave it'))).click();
    await until(() => button('Undo'));
    one.app.composer().focus();
    await userEvent.keyboard('{Enter}');
    await until(() => article('call 13812345678'));
    await write(one.app.composer(), 'call 13812345678');
    await until(() => document.querySelector('[data-kind="PHONE"]'));
    expect(button('Undo')).toBeUndefined();
  });

  it('says when only rules stand behind the guard, and why, and that it is over', async () => {
    one.core.protection = { level: 'basic', reason: 'weights-missing' };
    await one.show();
    await until(() => document.body.textContent.includes('Basic protection: only rules look for personal data'));
    expect(document.body.textContent).toContain('A file of the taggers is missing');
    await write(one.app.composer(), 'call 13812345678');
    await until(() => document.body.textContent.includes('[PHONE_1] · basic protection'));
    one.core.protection = { level: 'full' };
    one.core.tell({ topic: 'guard' });
    await until(() => !/basic protection/iu.test(document.body.textContent));
  });

  it('asks the rules at once and the taggers after a pause, and underlines what each of them finds', async () => {
    await one.show();
    await write(one.app.composer(), 'call 13812345678');
    await until(() => one.core.inputs('guard.inspect').some((input) => (input as { by: string }).by === 'all'));
    expect(one.core.inputs('guard.inspect')[0]).toMatchObject({ by: 'rules' });
    await write(one.app.composer(), 'call 13812345678 or ask 慕晴');
    await until(() => document.querySelector('[data-kind="PERSON"]')?.textContent === '慕晴');
    expect(document.querySelector('[data-kind="PHONE"]')?.textContent).toBe('13812345678');
  });

  it('words that came into the draft from a notification are seen in the field, below what was written there', async () => {
    await one.show();
    await write(one.app.composer(), 'half a sentence');
    await until(() => one.core.draft === 'half a sentence');
    one.core.draft = 'half a sentence\non my way';
    one.core.tell({ topic: 'draft', circle: CIRCLE });
    await until(() => one.app.composer().value === 'half a sentence\non my way');
    await write(one.app.composer(), 'newer');
    one.core.tell({ topic: 'draft', circle: CIRCLE });
    await until(() => one.app.composer().value === 'newer\nhalf a sentence\non my way');
    await until(() => one.core.draft === 'newer\nhalf a sentence\non my way');
    expect(one.app.composer().value).toBe('newer\nhalf a sentence\non my way');
    await write(one.app.composer(), '');
    await until(() => one.core.draft === '');
  });

  it('Escape leaves editing and the draft is where it was', async () => {
    one.core.messages = [message(1, { by: 'me', text: 'mine' })];
    one.core.draft = '';
    await one.show();
    await until(() => article('mine'));
    one.app.composer().focus();
    await userEvent.keyboard('{ArrowUp}');
    await until(() => one.app.composer().value === 'mine');
    await userEvent.keyboard('{Escape}');
    await until(() => one.app.composer().value === '');
    expect(one.core.inputs('chat.edit')).toEqual([]);
  });
});
