import { afterEach, expect, it } from 'vitest';
import { closeDialog } from '../../renderer/app/dialogs.ts';
import { FakeCore } from './support/fake-core.ts';
import { showApp, until } from './support/show-app.tsx';

const LINK = 'hearth://join/ABCDEF';
let app: Awaited<ReturnType<typeof showApp>> | undefined;
afterEach(() => {
  closeDialog();
  return app?.stop();
});

const box = (): HTMLTextAreaElement | null => document.querySelector('textarea[aria-label="Paste the invite here"]');
const dialogOf = (element: Element | null): Element | null => element?.closest('[role="dialog"]') ?? null;

it('a link that alice opened Hearth with stands in the dialog where one joins, and nothing is joined before she says so', async () => {
  const core = new FakeCore();
  core.link = LINK;
  app = await showApp(core);
  await until(() => box()?.value === LINK);
  expect(dialogOf(box())).not.toBeNull();
  expect(core.inputs('circles.join')).toEqual([]);
});

it('without a link no dialog opens', async () => {
  const core = new FakeCore();
  app = await showApp(core);
  await until(() => core.calls.some(({ path }) => path === 'app.takeLink'));
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});
