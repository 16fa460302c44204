import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ModelLibrary } from '#ai';
import { modelSchema } from '#contract';
import { modelsService } from '#features/models';
import { silentLog, systemClock } from '#platform';
import { modelBytes, type ModelServer, modelServer, modelSpec } from '../../support/model-server.ts';
import { scriptedEngine } from '../../support/scripted-engine.ts';

const content = modelBytes(200_000, 5);
const ID = '00000000-0000-4000-8000-000000000001';

let folder: string;
let server: ModelServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-models-'));
  server = await modelServer(content);
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const serviceOf = () => {
  const models = [
    modelSpec(content, [server.url]),
    modelSpec(content, [server.url], { id: 'for-tests', role: 'test', file: 'for-tests.gguf' }),
  ];
  const library = new ModelLibrary({ folder, clock: systemClock, log: silentLog, models });
  const ended: string[] = [];
  const engine = {
    ...scriptedEngine({ clock: systemClock, answer: function* () {} }),
    model: () => ({ id: 'tiny', name: 'Tiny', tier: 'llm' as const }),
    end: async () => void ended.push('ended'),
  };
  return { service: modelsService({ library, engine }), library, ended };
};

describe('the page of models', () => {
  test('a model for tests is never shown, and every row is as the contract says', async () => {
    const rows = await serviceOf().service.list();
    expect(rows.map(({ id }) => id)).toEqual(['tiny']);
    expect(() => rows.map((row) => modelSchema.parse(row))).not.toThrow();
  });

  test('alice says yes, watches it come, and it is in use', async () => {
    const { service, library } = serviceOf();
    const kinds: string[] = [];
    service.onChange(({ state }) => kinds.push(state.kind));
    expect((await service.download({ id: ID, model: 'tiny' })).state.kind).toBe('downloading');
    await library.settled('tiny');
    expect(new Set(kinds)).toEqual(new Set(['downloading', 'checking', 'ready']));
    expect((await service.list())[0]).toMatchObject({ active: true, state: { kind: 'ready' } });
  });

  test('a yes repeated after a dropped connection fetches once', async () => {
    const { service, library } = serviceOf();
    await Promise.all([service.download({ id: ID, model: 'tiny' }), service.download({ id: ID, model: 'tiny' })]);
    await library.settled('tiny');
    await service.download({ id: ID, model: 'tiny' });
    expect(server.requests).toHaveLength(1);
  });

  test('the model in use lets go before its file is removed', async () => {
    const { service, library, ended } = serviceOf();
    await service.download({ id: ID, model: 'tiny' });
    await library.settled('tiny');
    expect((await service.remove({ id: ID, model: 'tiny' })).state).toEqual({ kind: 'absent' });
    expect(ended).toEqual(['ended']);
  });
});
