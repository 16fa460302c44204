import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from './support/fake-core.ts';
import { showApp, until } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
const show = async (): Promise<void> => {
  app = await showApp(core);
};
beforeEach(() => {
  core = new FakeCore();
});
afterEach(() => app.stop());

describe('a group that is not joined yet', () => {
  it('says that no meeting point can be reached and that it is tried further, and no longer once one can', async () => {
    await show();
    core.circle = { state: 'waiting', failure: 'relay-unreachable' };
    core.tell({ topic: 'circles' });
    const main = () => document.querySelector('main')?.textContent ?? '';
    await until(() => main().includes('cannot be reached'));
    expect(main()).toMatch(/Waiting for a member of “Readers”.*kept and tried again/u);
    core.circle = { state: 'waiting' };
    core.tell({ topic: 'circles' });
    await until(() => main().includes('joining completes by itself'));
    expect(main()).not.toContain('cannot be reached');
  });
});
