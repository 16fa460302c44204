/** Entry of the taggers' thread. Messages are those of `protocol.ts`; jobs are read one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FromTagger, taggerStartSchema, toTaggerSchema } from './protocol.ts';
import { TAGGERS } from './taggers.ts';
import { TaggerSet } from './tagger-set.ts';

const port = parentPort;
if (!port) throw new Error('the taggers run in a thread');
const start = taggerStartSchema.parse(workerData);
const set = new TaggerSet(
  TAGGERS.filter(({ id }) => start.only?.includes(id) ?? true),
  start,
);
let work: Promise<void> = Promise.resolve();

port.on('message', (raw: unknown) => {
  const message = toTaggerSchema.parse(raw);
  work = work.then(async () => {
    if (message.type === 'tag') {
      const answer: FromTagger = { type: 'tagged', id: message.id, ...(await set.read(message.texts)) };
      port.postMessage(answer);
      return;
    }
    await set.release();
    port.close();
  });
});
