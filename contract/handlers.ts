import type { ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput, Meta } from '@orpc/contract';

/** What a handler gets besides its input. `signal` aborts when the caller has gone. */
export type CallContext = { readonly signal: AbortSignal };

/** The implementation of one procedure: parsed input in, anything its output schema takes out. It throws `AppError`. */
export type Handler<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer Output, ErrorMap, Meta>
    ? (input: InferSchemaOutput<Input>, context: CallContext) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : never;

/** The implementations of one feature's procedures. */
export type Handlers<Feature> = { readonly [Name in keyof Feature]: Handler<Feature[Name]> };
