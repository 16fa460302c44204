import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { FakeCore } from './support/fake-core.ts';
import { showApp, until, write } from './support/show-app.tsx';

let stop = (): void => undefined;
afterEach(() => stop());
const show = async (core: FakeCore): Promise<void> => {
  ({ stop } = await showApp(core));
};

test('what became of each group is told until it was read', async () => {
  const core = new FakeCore();
  core.report = { at: 0, folder: 'damaged 2026-05-01', back: ['Readers', 'Family'], waiting: ['Club'], lost: [], over: ['Choir'] };
  await show(core);
  await expect.element(page.getByText('2 groups were brought back: Readers and Family.')).toBeVisible();
  await expect.element(page.getByText('1 group waits for one of its members to come online: Club. It comes back by itself.')).toBeVisible();
  await expect.element(page.getByText('1 group that you were not in any more is gone from here, since nobody sends it to you again: Choir.')).toBeVisible();
  await expect.element(page.getByText('/x/damaged 2026-05-01', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await expect.element(page.getByText('Your database was damaged')).not.toBeInTheDocument();
  expect(core.inputs('repair.dismiss')).toHaveLength(1);
});

test('data of a newer Hearth is said with what to do, and tried again', async () => {
  const core = new FakeCore();
  core.phase = 'blocked';
  core.problem = 'database-newer';
  await show(core);
  await expect.element(page.getByText('Update Hearth and open it again.', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Set it aside and begin anew' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
});

test('with the keys gone beginning anew is asked twice', async () => {
  const core = new FakeCore();
  core.phase = 'blocked';
  core.problem = 'keys-lost';
  await show(core);
  const anew = page.getByRole('button', { name: 'Set it aside and begin anew' });
  await expect.element(anew).toBeDisabled();
  await page.getByRole('switch').click();
  await anew.click();
  await expect.element(page.getByText('Welcome to Hearth')).toBeVisible();
});

test('a group on its way back says so', async () => {
  const core = new FakeCore();
  await show(core);
  core.circle = { state: 'returning' };
  core.tell({ topic: 'circles' });
  await expect.element(page.getByText('“Readers” is coming back')).toBeVisible();
});

test('where no core runs any more that is what is seen; the words somebody was writing are there when one does again', async () => {
  const core = new FakeCore();
  const app = await showApp(core);
  ({ stop } = app);
  await write(app.composer(), 'half a sentence');
  Object.assign(core, { phase: 'blocked', problem: 'core-stopped' });
  core.tell({ topic: 'status' });
  await expect.element(page.getByText('stopped several times in a row', { exact: false })).toBeVisible();
  expect(app.composer().checkVisibility()).toBe(false);
  Object.assign(core, { phase: 'ready', problem: undefined });
  core.tell({ topic: 'status' });
  await until(() => app.composer().checkVisibility());
  expect(app.composer().value).toBe('half a sentence');
  await expect.element(page.getByText('stopped several times in a row', { exact: false })).not.toBeInTheDocument();
});
