import { z } from 'zod';
import { connectionSettingsSchema, reachSchema, settingsSchema } from '#contract';
import { type RejoinKit, rejoinKitSchema } from '#ledger';
import type { Keystore, Log } from '#platform';

const INDEX = 'rejoin';
const nameOf = (circle: string): string => `${INDEX}/${circle}`;

/** What brings one circle back, beside its kit: what it was called here, how far it may reach, and where its members meet. */
const keptSchema = z.object({
  kit: rejoinKitSchema,
  name: z.string(),
  kind: z.enum(['group', 'sample']),
  createdAt: z.number(),
  meetingPoints: z.array(z.string().max(300)).max(16),
  reach: reachSchema,
  places: connectionSettingsSchema.shape.places,
});
/** Settings that another version wrote and this one cannot read must not cost the groups. */
const indexSchema = z.object({
  circles: z.array(z.string()),
  settings: settingsSchema.optional().catch(undefined),
  connection: connectionSettingsSchema.optional().catch(undefined),
});

export type KeptCircle = z.infer<typeof keptSchema> & { readonly kit: RejoinKit };
export type Kept = Omit<z.infer<typeof indexSchema>, 'circles'> & { readonly circles: readonly KeptCircle[] };

const encode = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');

const read = async <Value>(keystore: Keystore, name: string, schema: z.ZodType<Value>): Promise<Value | undefined> => {
  const secret = await keystore.read(name);
  if (!secret) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(secret).toString('utf8')));
  } catch {
    return undefined;
  }
};

/** What the keystore keeps for the day the database cannot be read. */
export const readKept = async (keystore: Keystore): Promise<Kept> => {
  const index = await read(keystore, INDEX, indexSchema);
  const circles = await Promise.all((index?.circles ?? []).map((circle) => read(keystore, nameOf(circle), keptSchema)));
  return { ...index, circles: circles.flatMap((kept) => kept ?? []) };
};

/**
 * Keeps in the keystore what it takes to find back into every circle. Room keys belong there and nowhere else; and a database that is lost takes nothing
 * of it along. Writes only what changed, one after the other.
 */
export class KeptKits {
  readonly #keystore: Keystore;
  readonly #log: Log;
  readonly #now: () => Kept;
  readonly #written = new Map<string, string>();
  #turn: Promise<void> = Promise.resolve();
  #isWaiting = false;

  constructor({ keystore, log, now }: { readonly keystore: Keystore; readonly log: Log; readonly now: () => Kept }) {
    this.#keystore = keystore;
    this.#log = log;
    this.#now = now;
  }

  /** Something may be other than it was: looks, and writes what is. */
  changed(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#turn = this.#turn
      .then(async () => {
        this.#isWaiting = false;
        await this.#write(this.#now());
      })
      .catch(() => this.#log.warn('rejoin-kits-not-kept'));
  }

  /** Resolves when all that was told is written. */
  settled(): Promise<void> {
    return this.#turn;
  }

  async #write({ circles, ...own }: Kept): Promise<void> {
    for (const kept of circles) await this.#put(nameOf(kept.kit.circle), kept);
    // First the kits of circles that are no more, then the list: so none is left behind that the list does not name.
    const stays = new Set(circles.map(({ kit }) => kit.circle));
    const listed = (await read(this.#keystore, INDEX, indexSchema))?.circles ?? [];
    for (const circle of listed) if (!stays.has(circle)) await this.#drop(nameOf(circle));
    await this.#put(INDEX, { circles: circles.map(({ kit }) => kit.circle), ...own });
  }

  async #put(name: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    if (this.#written.get(name) === text) return;
    const held = await this.#keystore.read(name);
    if (!held || Buffer.from(held).toString('utf8') !== text) await this.#keystore.write(name, encode(value));
    this.#written.set(name, text);
  }

  async #drop(name: string): Promise<void> {
    await this.#keystore.destroy(name);
    this.#written.delete(name);
  }
}
