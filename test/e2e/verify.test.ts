import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filled } from './support/filled.ts';
import { LOOKS } from './support/looks.ts';
import { launchBrowser, meet, Person } from './support/person.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(LOOKS)('verifying a member, in $language and $theme', ({ language, theme, names: [hers, his] }) => {
  it('both screens show the same, they match, and the mark stands beside the name; a name taken is pointed out', async () => {
    const [alice, bob] = await Promise.all([Person.arrive(browser, { name: hers, language, theme }), Person.arrive(browser, { name: his, language, theme })]);
    await meet(alice, bob);
    const card = async (person: Person, name: string) => {
      await person.page.getByRole('main').locator('header h1 button').click();
      await person.page.getByRole('button', { name: filled(person.words.verify.openFor, { name }) }).click();
      const dialog = person.page.getByRole('dialog');
      await dialog.getByRole('list', { name: person.words.verify.emoji }).waitFor();
      return dialog;
    };
    const shown = await Promise.all([card(alice, his), card(bob, hers)]);
    const { words } = alice;
    const said = await Promise.all(shown.map(async (dialog) => [await dialog.getByRole('list').innerText(), await dialog.getByLabel(words.verify.number, { exact: true }).innerText()]));
    expect(said[0]).toEqual(said[1]);
    await alice.shot(`verify-1-card-${language}`);
    await shown[0].getByText(words.verify.qr).click();
    await shown[0].getByLabel(words.verify.paste).fill(said[1]?.[1] ?? '');
    await shown[0].getByText(words.verify.same).waitFor();
    expect(await alice.violations('card', '[role="dialog"]')).toEqual([]);
    await alice.shot(`verify-2-compared-${language}`);
    await alice.button(words.verify.match).click();
    await shown[0].getByText(filled(words.verify.verifiedSince, { name: his }).split('{{when}}').find((part) => part.length > 3) ?? '').waitFor();
    await alice.page.keyboard.press('Escape');
    await alice.page.locator('aside').getByText(words.verify.verified, { exact: true }).waitFor();
    const [circle] = await bob.desktop.client.circles.list();
    await bob.desktop.client.members.rename({ id: crypto.randomUUID(), circle: circle?.id ?? '', name: `${hers}\u200b` });
    await alice.page.getByText(words.verify.alike.split('{{names}}')[0] ?? '').first().waitFor();
    expect(await alice.violations('panel', 'aside')).toEqual([]);
    await alice.shot(`verify-3-panel-${language}`);
    expect([...alice.problems, ...bob.problems]).toEqual([]);
    await Promise.all([alice.leave(), bob.leave()]);
  });
});
