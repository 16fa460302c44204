import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { Language } from '#contract';
import { en } from '../../../renderer/app/locales/en.ts';
import { zhCN } from '../../../renderer/app/locales/zh-cn.ts';
import { type LocalDesktop, localDesktop } from '../../support/local-desktop.ts';

const CHROMIUM = process.env['HEARTH_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SHOTS = 'test-results';

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

type Look = { readonly language?: Language; readonly theme?: 'light' | 'dark'; readonly width?: number; readonly height?: number };
type Arrival = Look & { readonly name: string; readonly desktop?: LocalDesktop };

/** Someone at a desktop of their own: what they click, type and press is counted. */
export class Person {
  readonly page: Page;
  readonly desktop: LocalDesktop;
  readonly language: Language;
  /** Every sentence of the app in this person's language. */
  readonly words: typeof en;
  readonly #context: BrowserContext;
  readonly problems: string[] = [];
  actions = 0;

  private constructor(parts: { page: Page; desktop: LocalDesktop; language: Language; context: BrowserContext }) {
    this.page = parts.page;
    this.desktop = parts.desktop;
    this.language = parts.language;
    this.words = parts.language === 'en' ? en : (zhCN as typeof en);
    this.#context = parts.context;
    this.page.on('pageerror', (error) => this.problems.push(error.message));
    this.page.on('console', (message) => {
      // Forget replaces the core: for a moment nobody answers, and the page connects again.
      if (message.type() === 'error' && !message.text().startsWith('WebSocket connection to')) this.problems.push(`${message.text()} ${message.location().url}`);
    });
  }

  /** Opens the page of a fresh desktop, at first run. */
  static async sitDown(browser: Browser, { language = 'en', theme = 'light', width = 1280, height = 800, desktop }: Look & { readonly desktop?: LocalDesktop } = {}): Promise<Person> {
    const own = desktop ?? (await localDesktop());
    const context = await browser.newContext({ locale: language, colorScheme: theme, viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const person = new Person({ page, desktop: own, language, context });
    await page.goto(own.url);
    return person;
  }

  /** Opens the page of a desktop that is set up, past first run. */
  static async arrive(browser: Browser, { name, ...look }: Arrival): Promise<Person> {
    const desktop = look.desktop ?? (await localDesktop({ name, language: look.language ?? 'en' }));
    await desktop.client.app.changeSettings({ id: crypto.randomUUID(), modelPageSeen: true });
    return Person.sitDown(browser, { ...look, desktop });
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
    this.actions += 1;
    await target.click();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.actions += 1;
    await target.fill(text);
  }

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.press(key);
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

  /** What axe finds on what is on screen: nothing, hopefully. */
  async violations(where: string): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SHOTS}/${name}.png`, animations: 'disabled' });
  }

  async leave(): Promise<void> {
    await this.#context.close();
    await this.desktop.stop();
  }
}

/** Two people in one group, both looking at it. */
export const twoInAGroup = async (browser: Browser, looks: { readonly alice?: Look; readonly bob?: Look } = {}): Promise<{ alice: Person; bob: Person; circle: string }> => {
  const [alice, bob] = await Promise.all([Person.arrive(browser, { name: 'Alice', ...looks.alice }), Person.arrive(browser, { name: 'Bob', ...looks.bob })]);
  const { id: circle } = await alice.desktop.client.circles.create({ id: crypto.randomUUID(), name: 'Readers' });
  const { text } = await alice.desktop.client.circles.invite({ id: crypto.randomUUID(), circle });
  await bob.desktop.client.circles.join({ id: crypto.randomUUID(), text });
  await Promise.all(
    [alice, bob].map(async (person) => {
      await person.page.getByRole('navigation').getByRole('button', { name: /Readers/ }).click();
      await person.composer.waitFor();
    }),
  );
  return { alice, bob, circle };
};
