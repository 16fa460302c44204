/** Run within the tree of an older Hearth by `tools/older-data.ts`: writes one person's data directory there, and what they saw of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDesktop } from '../local-desktop.ts';
import { liveStory, OLDER_PASSPHRASE, storySeen } from './story.ts';

const [, , out = ''] = process.argv;
mkdirSync(out, { recursive: true });
const setUp = { keyKind: 'passphrase', passphrase: OLDER_PASSPHRASE } as const;
const alice = await localDesktop({ dataDir: join(out, 'data'), name: 'Alice', language: 'zh-CN', ...setUp });
const bob = await localDesktop({ name: 'Bob', ...setUp });
await liveStory(alice.client, bob.client);
await bob.stop();
const fetchFile = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(`${alice.host.plainOrigin}/blob/${address}`, { headers: { cookie: alice.cookie } })).arrayBuffer());
writeFileSync(join(out, 'seen.json'), `${JSON.stringify(await storySeen({ client: alice.client, fetchFile }), undefined, 1)}\n`);
await alice.stop();
