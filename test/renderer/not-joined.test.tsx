import { describe, expect, it } from 'vitest';
import { appOfEachTest } from './support/app-of-each-test.ts';
import { until } from './support/show-app.tsx';

const one = appOfEachTest();

describe('a group that is not joined yet', () => {
  it('says that no meeting point can be reached and that it is tried further, and no longer once one can', async () => {
    await one.show();
    one.core.circle = { state: 'waiting', failure: 'relay-unreachable' };
    one.core.tell({ topic: 'circles' });
    const main = () => document.querySelector('main')?.textContent ?? '';
    await until(() => main().includes('cannot be reached'));
    expect(main()).toMatch(/Waiting for a member of “Readers”.*kept and tried again/u);
    one.core.circle = { state: 'waiting' };
    one.core.tell({ topic: 'circles' });
    await until(() => main().includes('joining completes by itself'));
    expect(main()).not.toContain('cannot be reached');
  });

  it('says that an invite to one network does not lead to it from elsewhere, and nothing of it where one leads farther', async () => {
    one.core.circle = { state: 'waiting' };
    one.core.connection = { ...one.core.connection, reach: 'lan', onNetworkOnly: true };
    await one.show();
    const main = () => document.querySelector('main')?.textContent ?? '';
    await until(() => main().includes('This invite works on one network only'));
    one.core.connection = { ...one.core.connection, reach: 'internet', onNetworkOnly: false };
    one.core.tell({ topic: 'connection' });
    await until(() => !main().includes('This invite works on one network only'));
    expect(main()).toContain('joining completes by itself');
  });
});
