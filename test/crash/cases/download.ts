import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelLibrary } from '../../../main/ai/model-library.ts';
import { fraction, silentLog, systemClock } from '../../../main/platform/index.ts';
import { modelBytes, type ModelServer, modelServer, modelSpec } from '../../support/model-server.ts';
import type { CrashCase, Life } from '../crash-case.ts';

const CONTENT = modelBytes(400_000, 7);
const TIMES = { connectMs: 5000, stallMs: 5000, againMs: 1 };
const ID = 'tiny';

const libraryOf = (dir: string, server: ModelServer): ModelLibrary =>
  new ModelLibrary({ folder: join(dir, 'models'), clock: systemClock, log: silentLog, times: TIMES, models: [modelSpec(CONTENT, [server.url])] });

const live = async ({ dir, random, ack, ready }: Life): Promise<void> => {
  const server = await modelServer(CONTENT);
  const library = libraryOf(dir, server);
  await library.refresh();
  ready();
  for (;;) {
    // Connections break now and then: a part is then taken up again.
    server.manners = [{ kind: 'cut', afterBytes: Math.floor(fraction(random) * CONTENT.length) }, { kind: 'ranges' }];
    library.download(ID);
    assert.equal((await library.settled(ID)).state.kind, 'ready');
    ack('ready');
    await new Promise(setImmediate);
    ack('to be removed');
    await library.remove(ID);
  }
};

/** Alone on its folder again: what was reported as ready is, what was under way goes on to its end, and nothing else lies about. */
const goesOn = async (dir: string, isReady: boolean): Promise<void> => {
  const server = await modelServer(CONTENT);
  const library = libraryOf(dir, server);
  try {
    await library.refresh();
    const { kind } = library.get(ID).state;
    if (isReady) assert.equal(kind, 'ready');
    assert.ok(['absent', 'paused', 'ready'].includes(kind), `after a restart a model is not ${kind}`);
    library.download(ID);
    assert.deepEqual((await library.settled(ID)).state, { kind: 'ready' });
    assert.ok(readFileSync(join(dir, 'models', 'tiny.gguf')).equals(CONTENT), 'every byte is right');
    assert.deepEqual(readdirSync(join(dir, 'models')).toSorted(), ['tiny.gguf', 'tiny.gguf.verified'], 'nothing is left about');
  } finally {
    await library.stop();
    await server.stop();
  }
};

/** A model is fetched over a bad line, and removed, and fetched. */
export const download: CrashCase = {
  name: 'model download',
  kills: 16,
  stepsApart: 12,
  msApart: 15,
  // Who fetches holds a claim on the folder: only a process that is really gone lets others have it.
  killsALife: 1,
  live,
  check: ({ dir, acked }) => goesOn(dir, acked.at(-1) === 'ready'),
};
