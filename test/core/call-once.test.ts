import { expect, test } from 'vitest';
import { CallOnce } from '../../main/core/call-once.ts';

test('a call that failed may be tried again with its id; one that worked is not done twice', async () => {
  const once = new CallOnce();
  let tries = 0;
  const call = async (): Promise<string> => {
    tries += 1;
    if (tries === 1) throw new Error('the disk was full');
    return `done at try ${tries}`;
  };
  await expect(once.run('send 1', call)).rejects.toThrow('the disk was full');
  expect(await once.run('send 1', call)).toBe('done at try 2');
  expect(await once.run('send 1', call)).toBe('done at try 2');
  expect(tries).toBe(2);
});

test('what is remembered does not grow without end', async () => {
  const once = new CallOnce();
  let calls = 0;
  const call = async (): Promise<number> => (calls += 1);
  for (let at = 0; at < 1500; at += 1) await once.run(`send ${at}`, call);
  expect(await once.run('send 1499', call)).toBe(1500);
  expect(await once.run('send 0', call)).toBe(1501);
});
