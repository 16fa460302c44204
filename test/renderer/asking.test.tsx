import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { appOfEachTest } from './support/app-of-each-test.ts';
import { message } from './support/fake-core.ts';
import { articles, button, until, write } from './support/show-app.tsx';

const one = appOfEachTest();

describe('asking Ember in the chat', () => {
  const source = message(1, { text: 'we meet at three' });

  it('shows the sources before the words, and stops for good when asked to', async () => {
    one.core.messages = [source];
    one.core.answer = [
      { type: 'sources', messages: [source] },
      { type: 'text', delta: 'At thr' },
    ];
    await one.show();
    await write(one.app.composer(), '@ember when do we meet?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('At thr') && card.textContent.includes('1 source'));
    expect(card.textContent).toContain('only you see this');
    (await until(() => button('Stop'))).click();
    await until(() => one.core.stopped);
    await until(() => card.textContent.includes('stopped'));
    expect(button('Share with the group')).toBeUndefined();
  });

  it('the checked text replaces what streamed, and sharing posts it labelled AI', async () => {
    one.core.messages = [source];
    one.core.answer = [
      { type: 'sources', messages: [source] },
      { type: 'text', delta: 'At four' },
      { type: 'done', text: 'At three.', cites: ['a.1'], tier: 'llm', grounding: 'chat', ms: 900, stopped: false },
    ];
    await one.show();
    await write(one.app.composer(), '@小炉 几点？');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('At three.') && !card.textContent.includes('At four'));
    (await until(() => button('Share with the group'))).click();
    const shared = await until(() => articles().find((one) => one.getAttribute('aria-label')?.startsWith('AI, Ember')));
    expect(shared.textContent).toContain('At three.');
  });

  it('while a question is written, it is said that everybody sees it and only the asker the answer', async () => {
    await one.show();
    await write(one.app.composer(), '@ember when');
    const hint = await until(() => [...document.querySelectorAll('output')].find((one) => one.textContent !== ''));
    expect(hint.textContent.trim()).toBe('Everybody in the group sees this question. Only you see the answer.');
    await write(one.app.composer(), 'hello');
    await until(() => [...document.querySelectorAll('output')].every((one) => one.textContent === ''));
  });

  it('a slow answer shows a bar and its seconds', async () => {
    one.core.messages = [source];
    one.core.hasModel = true;
    one.core.answer = [{ type: 'sources', messages: [source] }];
    await one.show();
    await write(one.app.composer(), '@ember when do we meet?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.querySelector('[role="progressbar"]'));
    expect(card.textContent).toMatch(/reading them… (?:[3-9]|\d{2,}) s/);
  });

  it('without a model nothing is said to be read by one, however long it takes', async () => {
    one.core.messages = [source];
    one.core.answer = [{ type: 'sources', messages: [source] }];
    await one.show();
    await write(one.app.composer(), '@ember when do we meet?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.querySelector('[role="progressbar"]'));
    expect(card.textContent).toContain('Looking through the chat…');
    expect(card.textContent).not.toMatch(/model/iu);
  });

  it('a general answer says that it is the model’s memory, without a source, also once it is shared', async () => {
    one.core.answer = [
      { type: 'sources', messages: [] },
      { type: 'text', delta: 'Paris.' },
      { type: 'done', text: 'Paris.', cites: [], tier: 'llm', grounding: 'general', ms: 900, stopped: false },
    ];
    await one.show();
    await write(one.app.composer(), '@ember what is the capital of France?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('From the model’s memory, may be wrong, no source.'));
    (await until(() => button('Share with the group'))).click();
    const shared = await until(() => articles().find((one) => one.getAttribute('aria-label')?.startsWith('AI, Ember')));
    expect(shared.textContent).toContain('From the model’s memory, may be wrong, no source.');
  });

  it('a general question without a model is told that only the chat can be looked at', async () => {
    one.core.answer = [
      { type: 'sources', messages: [] },
      { type: 'done', text: '', cites: [], tier: 'rules', grounding: 'chat-only', ms: 4, stopped: false },
    ];
    await one.show();
    await write(one.app.composer(), '@ember what is the capital of France?');
    await userEvent.keyboard('{Enter}');
    const card = await until(() => document.querySelector('[aria-label="Answer by Ember, AI"]'));
    await until(() => card.textContent.includes('I can only look in this chat.'));
    expect(card.textContent).not.toContain('not in this chat');
    expect(button('Share with the group')).toBeUndefined();
  });

  it('a cry for help is answered by people, privately, without blocking anything', async () => {
    one.core.answer = [{ type: 'care', care: { kind: 'crisis', text: 'You matter.', lines: [{ name: 'Line', contact: '12345', hours: '24 h' }] } }];
    await one.show();
    await write(one.app.composer(), '@ember help');
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('12345'));
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(document.body.textContent).toContain('From people, not from AI');
  });
});
