import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOB, FakeCore, message } from './support/fake-core.ts';
import { article, showApp, until } from './support/show-app.tsx';

const PAYLOADS = [
  '<script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned = 1">',
  '<svg/onload=window.pwned=1>',
  '"><iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  '[click](javascript:window.pwned=1) javascript:window.pwned=1',
  '{{constructor.constructor("window.pwned=1")()}} $t(app.name)',
  '<a href="javascript:window.pwned=1">x</a><style>*{display:none}</style>',
];

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
beforeEach(() => {
  core = new FakeCore();
});
afterEach(() => app.stop());

const foreignIn = (root: Element): string[] => [...root.querySelectorAll('script, iframe, object, embed, style, [srcdoc]')].map(({ tagName }) => tagName);

describe('words of somebody who wants to do more than speak', () => {
  it('are shown letter for letter, in messages, names and file names, and nothing of them runs', async () => {
    core.messages = PAYLOADS.map((text, at) => message(at + 1, { text, author: { person: BOB, name: text, isMe: false }, sentAt: Date.UTC(2026, 10, 22, 9 + at) }));
    core.circle = { name: PAYLOADS[1] ?? '' };
    app = await showApp(core);
    for (const text of PAYLOADS) expect((await until(() => article(text))).textContent).toContain(text);
    expect(document.querySelector('main, #root')?.textContent).toContain(PAYLOADS[1]);
    const articles = [...document.querySelectorAll('article')];
    expect(articles.flatMap(foreignIn)).toEqual([]);
    expect(articles.flatMap((one) => [...one.querySelectorAll('img[src="x"], a[href^="javascript"], svg[onload]')])).toEqual([]);
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
  });

  it('turn no text but their own around, and hide nothing in a name', async () => {
    core.messages = [message(1, { text: '\u202Egnp.exe\u2066 pay 100', author: { person: BOB, name: 'Al\u202Eice\u200B\u2067', isMe: false } })];
    app = await showApp(core);
    const shown = await until(() => article('pay 100'));
    const text = [...shown.querySelectorAll('[dir="auto"]')].find((one) => one.textContent.includes('pay 100'));
    expect(text && getComputedStyle(text).unicodeBidi).toMatch(/isolate|plaintext/u);
    expect(shown.textContent).toContain('Alice');
    expect(shown.textContent.replace(text?.textContent ?? '', '')).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/u);
    expect(shown.getAttribute('aria-label') ?? '').not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/u);
  });

  it('that look like an address of somebody else\'s say where the link leads', async () => {
    core.messages = [message(1, { text: 'look: https://bank.example@evil.example/login and https://bank.example/' })];
    app = await showApp(core);
    const shown = await until(() => article('look'));
    expect([...shown.querySelectorAll('a')].map(({ href, rel, target }) => [href, rel, target])).toEqual([
      ['https://bank.example@evil.example/login', 'noopener noreferrer nofollow', '_blank'],
      ['https://bank.example/', 'noopener noreferrer nofollow', '_blank'],
    ]);
    expect(shown.textContent).toContain('https://bank.example@evil.example/login (→ evil.example) and https://bank.example/');
  });

  it('a name written from right to left turns no line of the list, nor cuts off the beginning of what was said', async () => {
    core.circle = { last: { authorName: 'מרים', text: 'see you on Saturday', sentAt: Date.UTC(2026, 10, 22, 9), isAi: false } };
    app = await showApp(core);
    const line = await until(() => [...document.querySelectorAll('nav span')].findLast(({ textContent }) => textContent.includes('see you on Saturday')));
    expect(getComputedStyle(line).direction).toBe('ltr');
    expect(line.textContent).toBe('\u2068מרים\u2069: \u2068see you on Saturday\u2069');
  });
});
