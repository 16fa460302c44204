export { createFiles, type Files } from './create-files.ts';
export { filesMigrations } from './local-tables.ts';
export type { OpenedFile } from './open-file.ts';
