export type { Engine, Generated, Generation, Prompt } from './types.ts';
