/** A host in a process of its own, to be killed: `host-process.ts DATA_DIR`. Says `{ core, cookie, origin }` once it runs; keys under `PASSPHRASE`. */
import { localDesktop } from './local-desktop.ts';

const [dataDir = ''] = process.argv.slice(2);
const { host, cookie } = await localDesktop({ dataDir, name: 'Alice', keyKind: 'passphrase', passphrase: 'alice is killed 一万次' });
process.send?.({ core: host.corePid(), cookie, origin: host.plainOrigin });
