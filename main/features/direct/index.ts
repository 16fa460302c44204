export { Choices } from './choices.ts';
export { createDirect } from './create-direct.ts';
export { DirectBook } from './direct-book.ts';
export type { Direct } from './direct.ts';
export { directMigrations } from './local-tables.ts';
export { directView } from './view.ts';
