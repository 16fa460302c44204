import { implement, type Router } from '@orpc/server';
import { type AppError, type CallContext, callIdSchema, type Contract, contract } from '#contract';
import type { Log } from '#platform';
import type { CallOnce } from './call-once.ts';
import { expectedError } from './expected-error.ts';

/** What runs a procedure: it is looked up at each call, because most exist only once the keys are open. */
export type FindHandler = (feature: string, procedure: string) => (input: unknown, context: CallContext) => unknown;
export type CoreRouter = Router<Contract, Record<never, never>>;

type Options = {
  readonly input: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly errors: { APP_ERROR(options: { data: Pick<AppError, 'code' | 'params'> }): Error };
};
/** oRPC's builder of one procedure, as far as a loop over all of them can know its types: zod checks input and output at run time. */
type AnyProcedure = { handler(run: (options: Options) => unknown): unknown };
type AnyFeature = Readonly<Record<string, AnyProcedure>>;

const isStream = (value: unknown): value is AsyncIterable<unknown> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const callIdOf = (input: unknown): string | undefined =>
  typeof input === 'object' && input !== null && 'id' in input ? callIdSchema.safeParse(input.id).data : undefined;

const neverAborted = new AbortController().signal;

async function* convertErrors(stream: AsyncIterable<unknown>, convert: (error: unknown) => Error): AsyncGenerator<unknown, void, void> {
  try {
    yield* stream;
  } catch (error) {
    throw convert(error);
  }
}

type Around = {
  readonly find: FindHandler;
  readonly once: CallOnce;
  readonly log: Log;
  /** A page of the database is not what was written. */
  readonly onDamage: () => void;
};

const runProcedure = (path: readonly [feature: string, procedure: string], { find, once, log, onDamage }: Around) => {
  const where = path.join('.');
  return async ({ input, signal = neverAborted, errors }: Options): Promise<unknown> => {
    const convert = (error: unknown): Error => {
      const { code, params } = expectedError(error, where, log);
      if (code === 'database-broken') onDamage();
      return errors.APP_ERROR({ data: { code, params } });
    };
    const run = async (): Promise<unknown> => find(...path)(input, { signal });
    const id = callIdOf(input);
    try {
      const outcome = id === undefined ? await run() : await once.run(`${where} ${id}`, run);
      return isStream(outcome) ? convertErrors(outcome, convert) : outcome;
    } catch (error) {
      throw convert(error);
    }
  };
};

/** The whole contract, over handlers that are found at each call. */
export const buildRouter = (around: Around): CoreRouter => {
  const os = implement(contract);
  const builders = os as unknown as Readonly<Record<string, AnyFeature>>;
  const router = Object.fromEntries(
    Object.entries(contract).map(([feature, procedures]) => [
      feature,
      Object.fromEntries(Object.keys(procedures).map((name) => [name, builders[feature]?.[name]?.handler(runProcedure([feature, name], around))])),
    ]),
  );
  return os.router(router as unknown as CoreRouter) as unknown as CoreRouter;
};
