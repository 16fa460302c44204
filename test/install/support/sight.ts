import type { Browser } from 'playwright-core';
import { testimony } from '../../support/witnesses.ts';
import type { Person } from './machine.ts';
import { windowsOf } from './window.ts';

const LONGEST = 1_500;

const windowsSeen = async (browser: Browser): Promise<readonly string[]> =>
  Promise.all(windowsOf(browser).map(async (window) => `${new URL(window.url()).hash} ${await window.locator('body').innerText()}`.slice(0, LONGEST)));

/** What somebody has before them: their windows, once their browser is there, what runs, and the last that Hearth said. */
export const sightOf = async (person: Person, browser: Browser | undefined): Promise<object> => ({
  windows: browser ? await windowsSeen(browser) : 'no browser',
  runs: person.hearths(),
  said: person.lastSaid(LONGEST),
});

/** Does something in a browser, whose own waits tell only what they waited for: where it fails, the error also tells what every witness sees. */
export const withSight = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw new Error(`${String(error)}${await testimony()}`, { cause: error });
  }
};
