export { createMemory } from './create-memory.ts';
export { memoryMigrations } from './local-tables.ts';
export type { Memory, MemoryDeps } from './memory.ts';
