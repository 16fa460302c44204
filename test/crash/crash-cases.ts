import type { CrashCase } from './crash-case.ts';
import { append } from './cases/append.ts';
import { bulkSync } from './cases/bulk-sync.ts';
import { download } from './cases/download.ts';
import { forget } from './cases/forget.ts';
import { migration } from './cases/migration.ts';
import { receive } from './cases/receive.ts';
import { viewRebuild } from './cases/view-rebuild.ts';

/** Everything that is killed in the middle. A new thing that writes to the disk joins with one line. */
export const CRASH_CASES: readonly CrashCase[] = [append, receive, bulkSync, forget, download, migration, viewRebuild];
