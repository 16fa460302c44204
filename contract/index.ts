import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { agreements } from './agreements.ts';
import { app } from './app.ts';
import { ask } from './ask.ts';
import { catchUp } from './catch-up.ts';
import { chat } from './chat.ts';
import { circles } from './circles.ts';
import { connection } from './connection.ts';
import { files } from './files.ts';
import { guard } from './guard.ts';
import { members } from './members.ts';
import { memory } from './memory.ts';
import { models } from './models.ts';
import { repair } from './repair.ts';

/** Everything the UI can ask of the core, over any transport. */
export const contract = { app, circles, chat, files, guard, catchUp, ask, agreements, members, memory, models, connection, repair };
export type Contract = typeof contract;
export type Client = ContractRouterClient<Contract>;
export type Inputs = InferContractRouterInputs<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;

export * from './agreements.ts';
export * from './app.ts';
export * from './ask.ts';
export * from './base.ts';
export * from './catch-up.ts';
export * from './chat.ts';
export * from './circles.ts';
export * from './errors.ts';
export * from './connection.ts';
export * from './files.ts';
export * from './guard.ts';
export * from './handlers.ts';
export * from './members.ts';
export * from './memory.ts';
export * from './models.ts';
export * from './repair.ts';
