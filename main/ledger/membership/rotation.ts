import type { ControlOp, OpOf } from '../wire/control/control-op.ts';

/** The rotation that an op is or carries. */
export const rotationOf = (op: ControlOp): OpOf<'member.remove'>['rotation'] => {
  if (op.kind === 'epoch.rotate') return op;
  return op.kind === 'member.remove' || op.kind === 'device.remove' ? op.rotation : undefined;
};
