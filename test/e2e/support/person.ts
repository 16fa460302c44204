import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { Language } from '#contract';
import { en } from '../../../renderer/app/locales/en.ts';
import { zhCN } from '../../../renderer/app/locales/zh-cn.ts';
import { type LocalDesktop, localDesktop } from '../../support/local-desktop.ts';
import { LONGEST_WAIT_MS } from '../../support/longest-wait.ts';

const CHROMIUM = process.env['HEARTH_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SHOTS = 'test-results';
const PICTURES = 'docs/pictures';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

type Look = { readonly language?: Language; readonly theme?: 'light' | 'dark'; readonly width?: number; readonly height?: number };
type Arrival = Look & { readonly name: string; readonly desktop?: LocalDesktop };

/** One thing a person does. Going into a field and filling it is one; holding a button is a click. */
export type Act = { readonly kind: 'click' | 'key' | 'field'; readonly what: string };

const nameOf = (target: Locator): Promise<string> =>
  target.evaluate((element) => {
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : undefined;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  });

/** Someone at a desktop of their own: what they click, type and press is counted. */
export class Person {
  readonly page: Page;
  readonly language: Language;
  /** Every sentence of the app in this person's language. */
  readonly words: typeof en;
  readonly #context: BrowserContext;
  readonly problems: string[] = [];
  /** Everything done so far, in order. */
  readonly acts: Act[] = [];
  #desktop: LocalDesktop;
  /** Hearth is stopped: that nobody answers is no problem then. */
  #isStopped = false;

  private constructor(parts: { page: Page; desktop: LocalDesktop; language: Language; context: BrowserContext }) {
    this.page = parts.page;
    this.#desktop = parts.desktop;
    this.language = parts.language;
    this.words = parts.language === 'en' ? en : (zhCN as typeof en);
    this.#context = parts.context;
    this.page.on('pageerror', (error) => this.problems.push(error.message));
    this.page.on('console', (message) => {
      // Forget replaces the core: for a moment nobody answers, and the page connects again.
      const text = message.text();
      if (message.type() !== 'error' || this.#isStopped || text.startsWith('WebSocket connection to') || /net::ERR_(CONNECTION|EMPTY_RESPONSE)/.test(text)) return;
      this.problems.push(`${text} ${message.location().url}`);
    });
  }

  /** Opens the page of a fresh desktop, at first run. */
  static async sitDown(browser: Browser, { language = 'en', theme = 'light', width = 1280, height = 800, desktop }: Look & { readonly desktop?: LocalDesktop } = {}): Promise<Person> {
    const own = desktop ?? (await localDesktop({ dataDir: mkdtempSync(join(tmpdir(), '围炉 desktop ')) }));
    const context = await browser.newContext({ locale: language, colorScheme: theme, viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST_WAIT_MS);
    const person = new Person({ page, desktop: own, language, context });
    await page.goto(own.url);
    return person;
  }

  /** Opens the page of a desktop that is set up, past first run. */
  static async arrive(browser: Browser, { name, ...look }: Arrival): Promise<Person> {
    const desktop = look.desktop ?? (await localDesktop({ dataDir: mkdtempSync(join(tmpdir(), '围炉 desktop ')), name, language: look.language ?? 'en' }));
    await desktop.client.app.changeSettings({ id: crypto.randomUUID(), modelPageSeen: true });
    return Person.sitDown(browser, { ...look, desktop });
  }

  /** First run up to how to begin: a key that lasts as long as the desktop runs, under a name that says nothing yet. */
  async choosesMemoryKey(): Promise<void> {
    const { page, words } = this;
    await page.getByRole('textbox', { name: words.first.name }).fill('?');
    await page.getByRole('radio', { name: words.first.memory }).check();
    await page.keyboard.press('Enter');
  }

  get desktop(): LocalDesktop {
    return this.#desktop;
  }

  get composer(): Locator {
    return this.page.locator('#composer');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  message(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text }).last();
  }

  async click(target: Locator): Promise<void> {
    this.acts.push({ kind: 'click', what: await nameOf(target) });
    await target.click();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.acts.push({ kind: 'field', what: await nameOf(target) });
    await target.fill(text);
  }

  async press(key: string): Promise<void> {
    this.acts.push({ kind: 'key', what: key });
    await this.page.keyboard.press(key);
  }

  /** Presses a button with the mouse and lets go once `until` is there. */
  async hold(target: Locator, until: Locator): Promise<void> {
    this.acts.push({ kind: 'click', what: await nameOf(target) });
    await target.hover();
    await this.page.mouse.down();
    await until.waitFor();
    await this.page.mouse.up();
  }

  /** Goes somewhere by the palette; nothing is typed before it has the focus, for a key pressed earlier goes to whatever had it. */
  async palette(query: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox').and(this.page.locator(':focus')).waitFor();
    await this.page.keyboard.type(query);
    await this.page.keyboard.press('Enter');
  }

  async say(text: string): Promise<void> {
    await this.fill(this.composer, text);
    await this.press('Enter');
    await this.message(text).waitFor();
  }

  /** Opens a group's side panel by its door in the header. */
  async open(title: string): Promise<Locator> {
    const panel = this.page.getByRole('complementary', { name: title });
    if (!(await panel.isVisible())) await this.click(this.page.getByRole('main').getByRole('button', { name: title, exact: true }).first());
    await panel.waitFor();
    return panel;
  }

  /** Opens a side panel that the menu of a group leads to. */
  async openFromMenu(title: string): Promise<Locator> {
    await this.page.getByRole('main').getByRole('button', { name: this.words.app.more, exact: true }).first().click();
    await this.page.getByRole('menuitem', { name: title, exact: true }).click();
    const panel = this.page.getByRole('complementary', { name: title });
    await panel.waitFor();
    return panel;
  }

  /** Waits until nothing fades or slides in any more: half faded in, everything lacks contrast. What turns for ever is none of that. */
  async standsStill(): Promise<void> {
    await this.page.evaluate(async () => {
      const frame = () => new Promise((resolve) => void requestAnimationFrame(resolve));
      const isMoving = () => document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
      // What comes in begins to fade a frame or two after it is there.
      do for (let count = 0; count < 3; count += 1) await frame();
      while (isMoving());
    });
  }

  /**
   * What axe finds on what is on screen: nothing, hopefully.
   * @param within only in there, where the rest of the page was looked at already.
   */
  async violations(where: string, within?: 'aside' | 'main' | '[role="dialog"]' | '[role="menu"]'): Promise<readonly string[]> {
    await this.standsStill();
    // Its usual mode opens another page for each run, for frames of other origins: the app has none.
    const builder = new AxeBuilder({ page: this.page }).options({ runOnly: RULES, resultTypes: ['violations'] }).setLegacyMode();
    const { violations } = await (within ? builder.include(within) : builder).analyze();
    return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SHOTS}/${name}.png`, animations: 'disabled' });
  }

  /** A picture for the documents; written only when `HEARTH_PICTURES` is set, so that tests leave the tree as it was. */
  async picture(name: string): Promise<void> {
    if (!process.env['HEARTH_PICTURES']) return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled', caret: 'hide' });
  }

  /** Closes Hearth. The page stays, as a window does that nobody closed. */
  async closeHearth(): Promise<void> {
    this.#isStopped = true;
    await this.#desktop.stop();
  }

  /** Starts Hearth again with the same data. */
  async openHearth(): Promise<void> {
    this.#desktop = await localDesktop({ dataDir: this.#desktop.dataDir });
  }

  /** Opens the link that a fresh start gave. */
  async goToHearth(): Promise<void> {
    await this.page.goto(this.#desktop.url);
    this.#isStopped = false;
  }

  async leave(): Promise<void> {
    this.#isStopped = true;
    await this.#context.close();
    await this.#desktop.stop();
    rmSync(this.#desktop.dataDir, { recursive: true, force: true });
  }
}

/** Two people who have met: in one group, both looking at it. */
export const meet = async (alice: Person, bob: Person): Promise<void> => {
  const { id: circle } = await alice.desktop.client.circles.create({ id: crypto.randomUUID(), name: 'Readers' });
  const { text } = await alice.desktop.client.circles.invite({ id: crypto.randomUUID(), circle });
  await bob.desktop.client.circles.join({ id: crypto.randomUUID(), text });
  await Promise.all(
    [alice, bob].map(async (person) => {
      await person.page.getByRole('navigation').getByRole('button', { name: /Readers/ }).click();
      await person.composer.waitFor();
    }),
  );
};
