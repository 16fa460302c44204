import type { AnySchema, ContractProcedure, ContractProcedureClient, ErrorMap, InferSchemaInput, InferSchemaOutput, Meta } from '@orpc/contract';

/** `AbortSignal`, as oRPC names it: this room knows neither Node's types nor the browser's. */
type Signal = NonNullable<NonNullable<Parameters<ContractProcedureClient<Record<never, never>, AnySchema, AnySchema, ErrorMap>>[1]>['signal']>;

/** What a handler gets besides its input. `signal` aborts when the caller has gone. */
export type CallContext = { readonly signal: Signal };

/** The implementation of one procedure: parsed input in, anything its output schema takes out. It throws `AppError`. */
export type Handler<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer Output, ErrorMap, Meta>
    ? (input: InferSchemaOutput<Input>, context: CallContext) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : never;

/** The implementations of one feature's procedures. */
export type Handlers<Feature> = { readonly [Name in keyof Feature]: Handler<Feature[Name]> };
