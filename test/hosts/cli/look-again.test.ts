import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '#contract';
import { createVault } from '#privacy';
import { lookAgainWith, openLookAgain } from '../../../main/hosts/cli/look-again.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { scriptedEngine } from '../../support/scripted-engine.ts';

const { signal } = new AbortController();

test('a line that the model reads gives what it named; one over which it dies gives nothing and is counted', async () => {
  let dies = false;
  const engine = scriptedEngine({ clock: new FakeClock(), answer: function* () {
    if (dies) throw new AppError('engine-crashed');
    yield '{"people":["Zwetlanka"],"addresses":[]}';
  } });
  const again = lookAgainWith(engine, signal);
  expect(await again.look('bring Zwetlanka the tent', createVault('en'))).toEqual([{ kind: 'PERSON', words: 'Zwetlanka' }]);
  dies = true;
  expect(await again.look('bring Zwetlanka the tent', createVault('en'))).toEqual([]);
  expect(again.unread()).toBe(1);
  await again.stop();
});

test('where there is no model the tier is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-no-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await expect(openLookAgain({ cwd: folder, env: { HEARTH_MODELS: folder }, signal })).rejects.toMatchObject({ code: 'tier-missing' });
});
