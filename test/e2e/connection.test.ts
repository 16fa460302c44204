import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeInvite, readInvite } from '#ledger';
import { launchBrowser, Person } from './support/person.ts';

let browser: Browser;
let alexandra: Person;
let xiaoyu: Person;
let circle: string;
/** Xiaoyu has been invited, and neither knows a place where they could meet. */
beforeAll(async () => {
  browser = await launchBrowser();
  [alexandra, xiaoyu] = await Promise.all([
    Person.arrive(browser, { name: 'Alexandra', language: 'en', theme: 'light' }),
    Person.arrive(browser, { name: '小雨', language: 'zh-CN', theme: 'dark' }),
  ]);
  await alexandra.desktop.client.app.changeSettings({ id: crypto.randomUUID(), theme: 'light' });
  await xiaoyu.desktop.client.app.changeSettings({ id: crypto.randomUUID(), theme: 'dark' });
  circle = (await alexandra.desktop.client.circles.create({ id: crypto.randomUUID(), name: 'Readers', reach: 'lan' })).id;
  const { text } = await alexandra.desktop.client.circles.invite({ id: crypto.randomUUID(), circle });
  await xiaoyu.desktop.client.circles.join({ id: crypto.randomUUID(), text: encodeInvite({ ...readInvite(text), meetingPoints: [] }).link });
  for (const { page } of [alexandra, xiaoyu]) await page.getByRole('navigation').getByRole('button', { name: /Readers/ }).click();
});
afterAll(async () => {
  await Promise.all([alexandra, xiaoyu].map((person) => person?.leave()));
  await browser.close();
});

const both = (look: (person: Person, name: (screen: string) => string) => Promise<void>): Promise<unknown> =>
  Promise.all([look(alexandra, (screen) => `connection-${screen}-en-light`), look(xiaoyu, (screen) => `connection-${screen}-zh-CN-dark`)]);
const partOf = (place: Locator | Page, name: string): Locator => place.getByRole('region', { name, exact: true });
const panelOf = ({ page, words }: Person): Locator => page.getByRole('complementary', { name: words.connection.title });
const handOf = ({ page, words }: Person): Locator => partOf(page, words.connection.hand);
const pastes = async (person: Person, text: string): Promise<void> => {
  await handOf(person).getByRole('textbox').fill(text);
  await handOf(person).getByRole('button', { name: person.words.connection.handTake }).click();
};
/** Copies the text that is shown with its QR picture. */
const copies = async (person: Person, begin: RegExp): Promise<string> => {
  const { page, words } = person;
  const hand = handOf(person);
  await partOf(hand, words.connection.handText).getByText(begin).waitFor();
  await hand.getByRole('img', { name: words.connection.handQr }).waitFor();
  await hand.getByRole('button', { name: words.app.copy }).click();
  await hand.getByText(words.app.copied).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};
const testsConnection = async (person: Person, finding: string): Promise<void> => {
  const part = partOf(panelOf(person), person.words.connection.test);
  await part.getByRole('button', { name: person.words.connection.testRun }).focus();
  await person.page.keyboard.press('Enter');
  await part.getByText(finding).waitFor();
};

describe('two people without any meeting point', () => {
  it('xiaoyu, who waits to be let in, makes a text; alexandra is told of each text that is of no use, and what she pasted stays', async () => {
    await handOf(xiaoyu).getByText(xiaoyu.words.connection.handJoin).waitFor();
    await handOf(xiaoyu).getByRole('button', { name: xiaoyu.words.connection.handMake }).click();
    const call = await copies(xiaoyu, /^HEARTH-CALL:/);
    expect(await xiaoyu.violations('a text while waiting', 'main')).toEqual([]);
    await xiaoyu.shot('connection-call-zh-CN-dark');

    const { page, words, desktop } = alexandra;
    await alexandra.openFromMenu(words.connection.title);
    await handOf(alexandra).getByRole('button', { name: words.connection.handMake }).click();
    const own = await copies(alexandra, /^HEARTH-CALL:/);
    const other = await desktop.client.circles.create({ id: crypto.randomUUID(), name: 'Others', reach: 'lan' });
    const { text: foreign } = await desktop.client.connection.callByHand({ circle: other.id });
    const useless = { 'hand-code-not-found': 'hello there', 'hand-code-broken': call.slice(0, 300), 'hand-code-own': own, 'hand-code-foreign': foreign } as const;
    for (const [why, text] of Object.entries(useless)) {
      await pastes(alexandra, `look at this: ${text}`);
      await page.getByText(words.errors[why as keyof typeof useless]).first().waitFor();
      expect(await handOf(alexandra).getByRole('textbox').inputValue()).toBe(`look at this: ${text}`);
    }
  });

  it('the two texts, mangled by a chat on the way, let her in', async () => {
    const call = await copies(xiaoyu, /^HEARTH-CALL:/);
    await pastes(alexandra, `看看这个 ${call.replace(':', '：\u200b').replaceAll(/.{120}/gu, '$&\n')} from 小雨`);
    const answer = await copies(alexandra, /^HEARTH-ANSWER:/);
    await handOf(alexandra).scrollIntoViewIfNeeded();
    await alexandra.shot('connection-answer-en-light');
    expect(await alexandra.violations('an answer', 'aside')).toEqual([]);
    await pastes(xiaoyu, answer);
    await xiaoyu.composer.waitFor();
  });

  it('as the page said, two more connect them as members, and they talk', async () => {
    await xiaoyu.openFromMenu(xiaoyu.words.connection.title);
    await handOf(alexandra).getByRole('button', { name: alexandra.words.connection.handMake }).click();
    await pastes(xiaoyu, await copies(alexandra, /^HEARTH-CALL:/));
    await pastes(alexandra, await copies(xiaoyu, /^HEARTH-ANSWER:/));
    await xiaoyu.say('没有会合点也连上了');
    await alexandra.message('没有会合点也连上了').waitFor();
    await alexandra.say('by a copied text');
    await xiaoyu.message('by a copied text').waitFor();
  });

  it('each sees the other online on this network, where they meet, and when they were last in step', () =>
    both(async (person, name) => {
      const { words } = person;
      const panel = panelOf(person);
      const peers = partOf(panel, words.connection.peers);
      await peers.getByText(person === alexandra ? '小雨' : 'Alexandra').waitFor();
      await peers.getByText(words.circles.how.lan).waitFor();
      await peers.getByText(words.connection.synced.split('{{')[0] ?? '').waitFor();
      const points = partOf(panel, words.connection.points);
      await points.getByText(words.connection.networkOnly).waitFor();
      await points.getByRole('listitem').filter({ hasText: words.connection.ownPoint }).getByText(words.connection.state.connected).waitFor();
      await peers.scrollIntoViewIfNeeded();
      expect(await person.violations('connection', 'aside')).toEqual([]);
      await person.shot(name('panel'));
    }));

  it('by keyboard each tests the connection: what was chosen is fine, who cannot be found is told what to do, and does it', async () => {
    await both(async (person) => testsConnection(person, person === alexandra ? person.words.connection.finding.lan.fine : person.words.connection.finding.lan.bad));
    await xiaoyu.shot('connection-test-zh-CN-dark');
    await partOf(panelOf(xiaoyu), xiaoyu.words.connection.lan).getByRole('button').focus();
    await xiaoyu.page.keyboard.press('Enter');
    await partOf(panelOf(xiaoyu), xiaoyu.words.connection.lan).waitFor({ state: 'detached' });
    await testsConnection(xiaoyu, xiaoyu.words.connection.finding.lan.fine);
    await both(async (person) => expect(await person.violations('self-test', 'aside')).toEqual([]));
  });

  it('alexandra lets the group reach across the internet: xiaoyu’s panel follows, and the test says what is missing', async () => {
    const radio = (person: Person, name: string): Locator => panelOf(person).getByRole('radio', { name });
    expect(await radio(xiaoyu, xiaoyu.words.connection.internet).isDisabled()).toBe(true);
    await radio(alexandra, alexandra.words.connection.internet).click();
    await panelOf(alexandra).getByText(alexandra.words.connection.nothingSet).waitFor();
    await expect.poll(() => radio(xiaoyu, xiaoyu.words.connection.internet).isChecked()).toBe(true);
    await both(async (person, name) => {
      await testsConnection(person, person.words.connection.finding.reach.bad);
      await partOf(panelOf(person), person.words.connection.test).scrollIntoViewIfNeeded();
      await person.shot(name('test'));
    });
    await radio(alexandra, alexandra.words.connection.network).click();
    await expect.poll(() => radio(xiaoyu, xiaoyu.words.connection.network).isChecked()).toBe(true);
  });
});

describe('the settings', () => {
  const RELAY = 'wss://relay.example.org';
  const TURN = 'turn:me:s3cret@turn.example.org';
  /** What is none, and how it is named: without a password. */
  const NONE = {
    'https://relay.example.org': 'https://relay.example.org',
    'wss://me:s3cret@relay.example.org': 'wss://me:…@relay.example.org',
    'mqtt+https://broker.example.org': 'mqtt+https://broker.example.org',
    'stun:stun.example.org:99999': 'stun:stun.example.org:99999',
    'turn:turn.example.org': 'turn:turn.example.org',
    '随便写的': '随便写的',
  } as const;

  it('say that the password of a TURN server travels in invites, refuse by name what is no relay, broker, STUN or TURN server, and too many, and keep what was typed', () =>
    both(async (person) => {
      const { words, page, desktop } = person;
      await page.getByRole('navigation').getByRole('button', { name: words.settings.title }).click();
      const field = page.getByRole('textbox', { name: words.connection.places });
      await page.getByText(words.connection.placesHint).waitFor();
      for (const [place, named] of Object.entries(NONE)) {
        await field.fill(`${RELAY}\n${place}`);
        await person.button(words.app.save).click();
        await page.getByText(words.errors['place-invalid'].replace('{{place}}', named)).first().waitFor();
        expect(await field.inputValue()).toBe(`${RELAY}\n${place}`);
      }
      await field.fill(Array.from({ length: 25 }, (_, at) => `${RELAY}/${at}`).join('\n'));
      await person.button(words.app.save).click();
      await page.getByText(words.errors['places-too-many'].replace('{{count}}', '25').replace('{{most}}', '24')).first().waitFor();
      expect(await desktop.client.connection.settings()).toMatchObject({ places: [], relayOnly: false });
    }));

  it('refuse to hide the address without a TURN server, and hide it with one', () =>
    both(async (person, name) => {
      const { words, page, desktop } = person;
      const hide = page.getByRole('switch', { name: words.connection.relayOnly });
      await hide.click();
      await page.getByText(words.errors['turn-missing']).first().waitFor();
      await page.getByRole('textbox', { name: words.connection.places }).fill(`${RELAY}\n${TURN}`);
      await person.button(words.app.save).click();
      await expect.poll(async () => (await desktop.client.connection.settings()).places).toEqual([RELAY, TURN]);
      await expect.poll(() => hide.isChecked()).toBe(false);
      await hide.click();
      await expect.poll(async () => (await desktop.client.connection.settings()).relayOnly).toBe(true);
      await hide.scrollIntoViewIfNeeded();
      await person.shot(name('settings'));
      expect(await person.violations('connection settings', 'main')).toEqual([]);
      expect(person.problems).toEqual([]);
    }));
});
