import { z } from 'zod';
import { AppError, appErrorDataSchema, keyKindSchema, must } from '#contract';
import type { Keystore } from '../keystore.ts';
import { machineFailure } from '../machine-failure.ts';

/** A line between the process that holds the keys and one that may ask for them. */
export type KeyLine = { post(message: unknown): void; onMessage(listener: (message: unknown) => void): () => void };

const secretSchema = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 4096);
const nameSchema = z.string().max(200);

const requestSchema = z.object({
  keystore: z.literal('ask'),
  id: z.number().int(),
  call: z.discriminatedUnion('name', [
    z.object({ name: z.literal('state') }),
    z.object({ name: z.literal('kind') }),
    z.object({ name: z.literal('kinds') }),
    z.object({ name: z.literal('setUp'), kind: keyKindSchema, passphrase: z.string().max(1024).optional() }),
    z.object({ name: z.literal('unlock'), passphrase: z.string().max(1024) }),
    z.object({ name: z.literal('read'), secret: nameSchema }),
    z.object({ name: z.literal('write'), secret: nameSchema, bytes: secretSchema }),
    z.object({ name: z.literal('destroy'), secret: nameSchema }),
  ]),
});
type Call = z.infer<typeof requestSchema>['call'];

const answerSchema = z.object({
  keystore: z.literal('answer'),
  id: z.number().int(),
  outcome: z.union([z.object({ value: z.unknown() }), z.object({ failed: appErrorDataSchema }), z.object({ broken: z.string() })]),
});
type Outcome = z.infer<typeof answerSchema>['outcome'];

const answer = (keystore: Keystore, call: Call): Promise<unknown> => {
  switch (call.name) {
    case 'state':
      return keystore.state();
    case 'kind':
      return keystore.kind();
    case 'kinds':
      return keystore.kinds();
    case 'setUp':
      return keystore.setUp(call);
    case 'unlock':
      return keystore.unlock(call.passphrase);
    case 'read':
      return keystore.read(call.secret);
    case 'write':
      return keystore.write(call.secret, call.bytes);
    case 'destroy':
      return keystore.destroy(call.secret);
  }
};

const outcomeOf = async (keystore: Keystore, call: Call): Promise<Outcome> => {
  try {
    return { value: await answer(keystore, call) };
  } catch (error) {
    const expected = error instanceof AppError ? error : machineFailure(error);
    if (expected) return { failed: { code: expected.code, params: expected.params } };
    return { broken: error instanceof Error ? error.message : 'unknown' };
  }
};

/** Answers for the keystore on a line; other messages on it are left alone. @returns how to stop */
export const serveKeystore = (keystore: Keystore, line: KeyLine): (() => void) =>
  line.onMessage((message) => {
    const asked = requestSchema.safeParse(message);
    if (!asked.success) return;
    const { id, call } = asked.data;
    void outcomeOf(keystore, call).then((outcome) => line.post({ keystore: 'answer', id, outcome }));
  });

/** A keystore that lives in another process, at the other end of the line. */
export const remoteKeystore = (line: KeyLine): Keystore => {
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let last = 0;
  line.onMessage((message) => {
    const answered = answerSchema.safeParse(message);
    if (!answered.success) return;
    waiting.get(answered.data.id)?.(answered.data.outcome);
    waiting.delete(answered.data.id);
  });
  const ask = async <Value>(call: Call, schema: z.ZodType<Value>): Promise<Value> => {
    last += 1;
    const id = last;
    const outcome = await new Promise<Outcome>((resolve) => {
      waiting.set(id, resolve);
      line.post({ keystore: 'ask', id, call });
    });
    if ('failed' in outcome) throw new AppError(outcome.failed.code, outcome.failed.params);
    must(!('broken' in outcome), 'broken' in outcome ? outcome.broken : '');
    return schema.parse(outcome.value);
  };
  const nothing = z.undefined();
  return {
    state: () => ask({ name: 'state' }, z.enum(['unset', 'locked', 'open'])),
    kind: () => ask({ name: 'kind' }, keyKindSchema.optional()),
    kinds: () => ask({ name: 'kinds' }, z.array(keyKindSchema)),
    setUp: ({ kind, passphrase }) => ask({ name: 'setUp', kind, ...(passphrase !== undefined && { passphrase }) }, nothing),
    unlock: (passphrase) => ask({ name: 'unlock', passphrase }, nothing),
    read: (secret) => ask({ name: 'read', secret }, secretSchema.optional()),
    write: (secret, bytes) => ask({ name: 'write', secret, bytes: new Uint8Array(bytes) }, nothing),
    destroy: (secret) => ask({ name: 'destroy', secret }, nothing),
  };
};
