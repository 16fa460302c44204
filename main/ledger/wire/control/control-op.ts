import { z } from 'zod';
import { deviceAddSchema } from './device-add.ts';
import { deviceRemoveSchema } from './device-remove.ts';
import { deviceResumeSchema } from './device-resume.ts';
import { epochGrantSchema } from './epoch-grant.ts';
import { epochRotateSchema } from './epoch-rotate.ts';
import { forkProofSchema } from './fork-proof.ts';
import { genesisSchema } from './genesis.ts';
import { incarnationStartSchema } from './incarnation-start.ts';
import { inviteCreateSchema } from './invite-create.ts';
import { inviteRevokeSchema } from './invite-revoke.ts';
import { joinRequestOpSchema } from './join-request.ts';
import { memberAdmitSchema } from './member-admit.ts';
import { memberLeaveSchema } from './member-leave.ts';
import { memberRemoveSchema } from './member-remove.ts';
import { ownerTransferSchema } from './owner-transfer.ts';
import { policySetSchema } from './policy-set.ts';
import { roleSetSchema } from './role-set.ts';

const SCHEMAS = [
  genesisSchema,
  inviteCreateSchema,
  inviteRevokeSchema,
  joinRequestOpSchema,
  memberAdmitSchema,
  memberRemoveSchema,
  memberLeaveSchema,
  roleSetSchema,
  ownerTransferSchema,
  policySetSchema,
  deviceAddSchema,
  deviceRemoveSchema,
  deviceResumeSchema,
  epochRotateSchema,
  epochGrantSchema,
  incarnationStartSchema,
  forkProofSchema,
] as const;

/** Everything a control entry can say, in the clear. The header that signs it carries the version. */
export const controlOpSchema = z.discriminatedUnion('kind', SCHEMAS);
export type ControlOp = z.infer<typeof controlOpSchema>;
export type OpOf<Kind extends ControlOp['kind']> = Extract<ControlOp, { kind: Kind }>;

const KINDS: ReadonlySet<string> = new Set(SCHEMAS.map(({ shape }) => shape.kind.value));
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
