import type { CrashCase } from './crash-case.ts';
import { append } from './cases/append.ts';
import { blobTransfer } from './cases/blob-transfer.ts';
import { bulkSync } from './cases/bulk-sync.ts';
import { download } from './cases/download.ts';
import { foundGroup } from './cases/found-group.ts';
import { forget } from './cases/forget.ts';
import { keyRotation } from './cases/key-rotation.ts';
import { migration } from './cases/migration.ts';
import { receive } from './cases/receive.ts';
import { viewRebuild } from './cases/view-rebuild.ts';

/** Everything that is killed in the middle. A new thing that writes to the disk joins with one line. */
export const CRASH_CASES: readonly CrashCase[] = [append, foundGroup, receive, bulkSync, blobTransfer, keyRotation, forget, download, migration, viewRebuild];
