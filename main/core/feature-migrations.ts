import { appMigrations } from '#features/app';
import { chatMigrations } from '#features/chat';
import { circlesMigrations } from '#features/circles';
import { connectionMigrations } from '#features/connection';
import { devicesMigrations } from '#features/devices';
import { directMigrations } from '#features/direct';
import { filesMigrations } from '#features/files';
import { guardMigrations } from '#features/guard';
import { memoryMigrations } from '#features/memory';
import { repairMigrations } from '#features/repair';
import { safetyMigrations } from '#features/safety';
import { verifyMigrations } from '#features/verify';
import type { RoomMigrations } from '#platform';

/** What features keep of their own in the desktop's database. The ledger brings its tables itself. */
export const FEATURE_MIGRATIONS: readonly RoomMigrations[] = [appMigrations, circlesMigrations, chatMigrations, memoryMigrations, safetyMigrations, filesMigrations, connectionMigrations, repairMigrations, devicesMigrations, verifyMigrations, directMigrations, guardMigrations];
