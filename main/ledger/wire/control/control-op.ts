import { z } from 'zod';
import { epochGrantSchema } from './epoch-grant.ts';
import { epochRotateSchema } from './epoch-rotate.ts';
import { genesisSchema } from './genesis.ts';
import { incarnationStartSchema } from './incarnation-start.ts';
import { inviteCreateSchema } from './invite-create.ts';
import { inviteRevokeSchema } from './invite-revoke.ts';
import { memberAdmitSchema } from './member-admit.ts';

/** Everything a control entry can say, in the clear. */
export const controlOpSchema = z.discriminatedUnion('kind', [
  genesisSchema,
  inviteCreateSchema,
  inviteRevokeSchema,
  memberAdmitSchema,
  epochRotateSchema,
  epochGrantSchema,
  incarnationStartSchema,
]);
export type ControlOp = z.infer<typeof controlOpSchema>;

const KINDS: ReadonlySet<string> = new Set(['genesis', 'invite.create', 'invite.revoke', 'member.admit', 'epoch.rotate', 'epoch.grant', 'incarnation.start']);
const kindSchema = z.object({ kind: z.string() });

export const encodeControlOp = (op: ControlOp): Uint8Array => Buffer.from(JSON.stringify(op), 'utf8');

/** Reads a control body: `unknown-kind` for one of a newer Hearth, `malformed` for anything else that is not ours. */
export const readControlOp = (body: Uint8Array): ControlOp | 'unknown-kind' | 'malformed' => {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    const kind = kindSchema.safeParse(value);
    if (!kind.success) return 'malformed';
    if (!KINDS.has(kind.data.kind)) return 'unknown-kind';
    const op = controlOpSchema.safeParse(value);
    return op.success ? op.data : 'malformed';
  } catch {
    return 'malformed';
  }
};
