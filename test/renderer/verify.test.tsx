import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { closeDialog } from '../../renderer/app/dialogs.ts';
import { isSameValue } from '../../renderer/features/verify/is-same-value.ts';
import { BOB, CARD, CIRCLE, FakeCore } from './support/fake-core.ts';
import { button, showApp, until } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>> | undefined;
beforeEach(() => {
  core = new FakeCore();
});
afterEach(() => {
  closeDialog();
  app?.stop();
  app = undefined;
});

const aboutBob = { person: BOB, name: 'Bob', isMe: false, alike: [] };
const dialogText = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';
const panel = async (): Promise<Element> => {
  app = await showApp(core);
  (await until(() => document.querySelector<HTMLElement>('header h1 button'))).click();
  return until(() => (document.querySelector('aside')?.textContent.includes('founded the group') ? document.querySelector('aside') : undefined));
};
/** By keyboard: the focus on a button, then Enter. */
const press = async (name: string): Promise<void> => {
  (await until(() => button(name))).focus();
  await userEvent.keyboard('{Enter}');
};
const openCard = async (): Promise<void> => {
  await press('Security card of Bob');
  await until(() => dialogText().includes('12345 12345'));
};

it('alice opens bob’s card from the panel, sees emoji, number and picture, and marks him verified beside his name', async () => {
  const aside = await panel();
  expect(button('Security card of Alice')).toBeUndefined();
  await openCard();
  expect(document.querySelectorAll('[role="dialog"] ol li')).toHaveLength(7);
  expect(dialogText()).toContain('Dog');
  expect(document.querySelector('[role="dialog"] img')?.getAttribute('alt')).toBe('QR picture of your keys and those of Bob');
  await press('They match');
  await until(() => aside.textContent.includes('verified'));
  expect(core.inputs('verify.confirm')).toEqual([expect.objectContaining({ circle: CIRCLE, person: BOB, full: CARD.full })]);
  await until(() => dialogText().includes('You compared the keys of Bob'));
});

it('says plainly what it means that they differ, and keeps no mark', async () => {
  core.trust = [{ ...aboutBob, state: 'verified', verifiedAt: 1 }];
  const aside = await panel();
  await until(() => aside.textContent.includes('verified'));
  await openCard();
  await press('They differ');
  await until(() => dialogText().includes('somebody may stand between you'));
  await until(() => !aside.textContent.includes('verified'));
  expect(core.inputs('verify.differ')).toEqual([expect.objectContaining({ circle: CIRCLE, person: BOB })]);
});

it('compares what was copied on the other screen by itself', async () => {
  await panel();
  await openCard();
  document.querySelector<HTMLElement>('[role="dialog"] summary')?.click();
  const field = await until(() => document.querySelector<HTMLInputElement>('[role="dialog"] input[type="text"], [role="dialog"] input:not([type])'));
  await userEvent.fill(field, `from Bob: ${CARD.number.replaceAll(' ', '')}`);
  await until(() => dialogText().includes('It is the same as here.'));
  await userEvent.fill(field, CARD.full.replace('AB', 'AC'));
  await until(() => dialogText().includes('It is not the same as here.'));
  expect(dialogText()).not.toContain('It is the same as here.');
});

it('takes only the whole value for the same', () => {
  expect(isSameValue(CARD.full.toLowerCase(), CARD)).toBe(true);
  expect(isSameValue(CARD.number.replaceAll(' ', '\n'), CARD)).toBe(true);
  const wrong = ['', CARD.full.slice(0, -1), `${CARD.full}A`, CARD.number.slice(0, -1), `${CARD.number} 1`, 'HEARTH-KEYS:'];
  expect(wrong.filter((text) => isSameValue(text, CARD))).toEqual([]);
});

it('says to me alone that bob’s keys changed, until it is put away; panel and card still say so', async () => {
  core.trust = [{ ...aboutBob, state: 'changed', verifiedAt: 1, changedAt: 2, seen: false, changes: ['added', 'removed'] }];
  const aside = await panel();
  const line = await until(() => [...document.querySelectorAll('main output')].find(({ textContent }) => textContent.includes('The keys of Bob changed since you compared them')));
  expect(line.closest('[role="log"]')).toBeNull();
  await press('Put away: Bob');
  await until(() => !document.body.contains(line));
  expect(aside.textContent).toContain('keys changed');
  await openCard();
  expect(dialogText()).toContain('The mark was taken off');
  expect(dialogText()).toContain('A device was added.');
});

it('points out in panel and card that another member’s name looks like bob’s', async () => {
  core.trust = [{ ...aboutBob, alike: [{ person: 'x'.repeat(22), name: 'B\u202eоb' }], state: 'none' }];
  const aside = await panel();
  await until(() => aside.textContent.includes('Another member’s name looks the same: \u2068Bоb\u2069'));
  await openCard();
  await until(() => dialogText().includes('Another member’s name looks the same'));
  expect(dialogText()).not.toContain('\u202e');
});

it('says when the keys changed while they were compared', async () => {
  await panel();
  await openCard();
  core.failing = 'keys-changed';
  await press('They match');
  await until(() => document.body.textContent.includes('The keys changed while you compared them.'));
  expect(dialogText()).not.toContain('You compared the keys of Bob');
});
