import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS } from './support/looks.ts';
import { launchBrowser, Person } from './support/person.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const emojiOn = (person: Person) => person.page.getByRole('list', { name: person.words.devices.compare }).innerText();

describe.each(LOOKS)('adding a device, in $language and $theme', ({ language, theme, hello }) => {
  it('alice shows a code, her laptop takes it at first run, both see the same seven emoji, and her group and its history appear', async () => {
    const alice = await Person.arrive(browser, { name: 'Alice', language, theme });
    const { client } = alice.desktop;
    const { id: circle } = await client.circles.create({ id: crypto.randomUUID(), name: 'Readers' });
    await client.chat.send({ id: crypto.randomUUID(), circle, text: hello });
    const laptop = await Person.sitDown(browser, { language, theme });
    const { words, page } = laptop;
    await laptop.choosesMemoryKey();
    await page.getByRole('heading', { name: words.devices.already }).waitFor();
    expect(await laptop.violations('how to begin')).toEqual([]);
    await laptop.shot(`devices-1-new-${language}`);

    await alice.page.goto(new URL('#/settings', alice.page.url()).href);
    await alice.button(words.devices.add).click();
    const code = await alice.page.getByRole('dialog').locator('output').first().innerText();
    expect(await alice.violations('code', '[role="dialog"]')).toEqual([]);
    await alice.shot(`devices-2-code-${language}`);
    await page.getByLabel(words.devices.enter).fill(code);
    await laptop.button(words.devices.enterButton).click();
    await Promise.all([alice, laptop].map((person) => person.page.getByRole('list', { name: words.devices.compare }).waitFor()));
    expect(await emojiOn(alice)).toBe(await emojiOn(laptop));
    expect(await alice.violations('emoji', '[role="dialog"]')).toEqual([]);
    await alice.shot(`devices-3-emoji-${language}`);
    await laptop.shot(`devices-3-emoji-new-${language}`);
    await alice.button(words.devices.same).click();
    await laptop.button(words.devices.same).click();
    await page.getByRole('navigation').getByRole('button', { name: /Readers/ }).click();
    await laptop.message(hello).waitFor();
    await alice.page.keyboard.press('Escape');
    await alice.page.getByText(words.devices.unnamed.replace('{{number}}', '2')).waitFor();
    expect(await alice.violations('settings', 'main')).toEqual([]);
    await alice.shot(`devices-4-list-${language}`);
    expect([...alice.problems, ...laptop.problems]).toEqual([]);
    await Promise.all([alice.leave(), laptop.leave()]);
  });
});
