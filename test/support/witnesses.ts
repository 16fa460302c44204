import { inspect } from 'node:util';

type Look = () => unknown;

/** A witness that hangs itself says so. */
const LONGEST_LOOK_MS = 5_000;
const witnesses = new Map<symbol, { readonly name: string; readonly look: Look }>();

/** From now on `look` says how `name` is doing when a wait was in vain. @returns how to end that */
export const addWitness = (name: string, look: Look): (() => void) => {
  const key = Symbol(name);
  witnesses.set(key, { name, look });
  return () => void witnesses.delete(key);
};

const whatItSees = async (look: Look): Promise<unknown> => {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(resolve, LONGEST_LOOK_MS, `no answer within ${LONGEST_LOOK_MS} ms`);
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return error;
  } finally {
    clearTimeout(timer);
  }
};

/** What every witness sees at the moment, a line each and more. */
export const testimony = async (): Promise<string> => {
  const said = [...witnesses.values()].map(async ({ name, look }) => `\n${name}: ${inspect(await whatItSees(look), { depth: 6, breakLength: 160 })}`);
  return (await Promise.all(said)).join('');
};
