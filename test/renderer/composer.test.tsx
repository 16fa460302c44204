import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CIRCLE, FakeCore, message } from './support/fake-core.ts';
import { article, button, showApp, until, write } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
const show = async (): Promise<void> => {
  app = await showApp(core);
};
beforeEach(() => {
  core = new FakeCore();
});
afterEach(() => app.stop());

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

  it('words that came into the draft from a notification are seen in the field, below what was written there', async () => {
    await show();
    await write(app.composer(), 'half a sentence');
    await until(() => core.draft === 'half a sentence');
    core.draft = 'half a sentence\non my way';
    core.tell({ topic: 'draft', circle: CIRCLE });
    await until(() => app.composer().value === 'half a sentence\non my way');
    await write(app.composer(), 'newer');
    core.tell({ topic: 'draft', circle: CIRCLE });
    await until(() => app.composer().value === 'newer\nhalf a sentence\non my way');
    await until(() => core.draft === 'newer\nhalf a sentence\non my way');
    expect(app.composer().value).toBe('newer\nhalf a sentence\non my way');
    await write(app.composer(), '');
    await until(() => core.draft === '');
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
