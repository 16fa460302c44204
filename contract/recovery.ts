import { z } from 'zod';
import { callIdSchema, circleIdSchema, procedure, timeSchema } from './base.ts';

/** A recovery file, as text; what is larger is none. */
const fileSchema = z.string().max(1_000_000);
const passphraseSchema = z.string().max(1024);

const groupSchema = z.object({ circle: circleIdSchema, name: z.string() });

export const recoverySchema = z.object({
  /** `made`: this device holds the secret of the person's recovery file. */
  state: z.enum(['none', 'made']),
  madeAt: timeSchema.optional(),
  /** Groups that the file does not know: save it again. */
  missing: z.array(groupSchema),
  /** Groups that no file made here can bring back: another device of mine was there first. */
  elsewhere: z.array(groupSchema),
  /** Devices of mine that were there before this one came back by a file. */
  lost: z.number().int(),
});
export type Recovery = z.infer<typeof recoverySchema>;

const changing = z.object({ id: callIdSchema });
const opening = z.object({ file: fileSchema, passphrase: passphraseSchema });

/** A file under a passphrase that brings its person back when no device is left. */
export const recovery = {
  show: procedure.output(recoverySchema),
  /** Makes the file, or makes it again for the groups of today. Fails with `passphrase-weak`. */
  save: procedure.input(changing.extend({ passphrase: passphraseSchema })).output(z.object({ name: z.string(), file: z.string() })),
  /** Looks whether a file and a passphrase work, and contacts nobody. Fails with a `recovery-…` code. */
  check: procedure.input(opening).output(z.object({ madeAt: timeSchema, groups: z.number().int(), isCurrent: z.boolean() })),
  /** Ends the file's right in every group, and forgets its secret. Fails with `recovery-not-made`. */
  revoke: procedure.input(changing).output(recoverySchema),
  /** On a new device: comes back into every group of the file, as soon as a member is online; until then each waits in the list of groups. Fails with a `recovery-…` code, `recovery-made-already`. */
  restore: procedure.input(opening.extend({ id: callIdSchema })).output(recoverySchema),
  /** Ends every other device of mine in the groups of the file. Fails with `recovery-not-made`. */
  removeLost: procedure.input(changing).output(recoverySchema),
};
