import { z } from 'zod';
import { circleIdSchema, displayNameSchema, personIdSchema } from '#contract';
import type { Keystore } from '#platform';

const NAME = 'recovery';
const MOST_GROUPS = 1_000;
const MOST_PLACES = 16;

const bytes32Schema = z.string().regex(/^[\w-]{43}$/);

/** What stands in a recovery file, once it is open. No key of a device and no word is in it. */
export const recoveryContentSchema = z.object({
  v: z.literal(1),
  madeAt: z.number().int(),
  name: displayNameSchema,
  /** 32 bytes, base64url: every group's recovery key is derived from it. */
  secret: bytes32Schema,
  groups: z.array(z.object({ circle: circleIdSchema, kind: z.enum(['group', 'direct']), person: personIdSchema, name: z.string().max(200), places: z.array(z.string().max(300)).max(MOST_PLACES) })).max(MOST_GROUPS),
});
export type RecoveryContent = z.infer<typeof recoveryContentSchema>;

const heldSchema = z.object({ secret: bytes32Schema, madeAt: z.number(), circles: z.array(circleIdSchema) });
/** The secret on the one device that made the file, or came back by it, and which circles that file knows. */
export type HeldSecret = z.infer<typeof heldSchema>;

export const readHeld = async (keystore: Keystore): Promise<HeldSecret | undefined> => {
  const stored = await keystore.read(NAME);
  return stored && heldSchema.parse(JSON.parse(Buffer.from(stored).toString('utf8')));
};

export const writeHeld = (keystore: Keystore, held: HeldSecret): Promise<void> => keystore.write(NAME, Buffer.from(JSON.stringify(held), 'utf8'));

export const dropHeld = (keystore: Keystore): Promise<void> => keystore.destroy(NAME);

export const secretBytes = ({ secret }: { readonly secret: string }): Uint8Array => new Uint8Array(Buffer.from(secret, 'base64url'));
