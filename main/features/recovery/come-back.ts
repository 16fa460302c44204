import { AppError, type CircleId, type ErrorCode } from '#contract';
import type { CircleLedger, PendingDevice } from '#ledger';
import type { Knocker } from '#sync';
import { cameByFile } from './came-by-file.ts';
import type { RecoveryDeps } from './recovery.ts';

const FOR_EVER: ReadonlySet<string> = new Set<ErrorCode>(['removed-from-circle', 'recovery-revoked']);

/** Said, and asked no more. */
const giveUp = ({ ledger, sync, local, tell }: RecoveryDeps, circle: CircleId, failed: ErrorCode): void => {
  local.failJoin(circle, failed);
  sync.cancelJoin(circle);
  ledger.cancelJoin(circle);
  tell({ topic: 'join', circle, failed });
  tell({ topic: 'circles' });
};

const knockerOf = (deps: RecoveryDeps, pending: PendingDevice, secret: Uint8Array): Knocker => ({
  circle: pending.circle,
  device: pending.device,
  lobby: pending.recoveryLobby(secret),
  sign: (message) => pending.sign(message),
  request: () => pending.recoveryRequest(secret),
  accept: (updates) => {
    try {
      return pending.rescue(updates, secret);
    } catch (error) {
      if (error instanceof AppError && FOR_EVER.has(error.code)) giveUp(deps, pending.circle, error.code);
      throw error;
    }
  },
});

/** In, and nobody may know it yet: whoever opened is asked again for what the members wrote meanwhile, such as a new epoch. */
const againOf = (circle: CircleLedger, secret: Uint8Array): Knocker => {
  const here = circle.recovery(secret);
  return {
    circle: circle.id,
    device: circle.self.device,
    lobby: here.lobby,
    sign: (message) => circle.sign(message),
    request: () => here.request(),
    accept: (updates) => {
      for (const update of updates) circle.receive(update);
      return circle;
    },
  };
};

const isUnmet = ({ sync }: RecoveryDeps, circle: CircleLedger): boolean =>
  circle.self.standing === 'member' && cameByFile(circle) && circle.devices().every(({ device }) => device === circle.self.device || sync.lastSeen(circle.id, device) === undefined);

/**
 * Knocks at the recovery lobby of every group that is waited for, until a member answers or the person gives it up, and until a member was met
 * inside. Asking again changes nothing.
 */
export const comeBack = (deps: RecoveryDeps, secret: Uint8Array): void => {
  const { ledger, local, sync, planOf } = deps;
  const wanted = new Set(local.joinTries().flatMap(({ circle, failure }) => (failure === null ? [circle] : [])));
  for (const pending of ledger.pendingDevices()) if (wanted.has(pending.circle)) sync.knock(knockerOf(deps, pending, secret), planOf(pending.circle));
  for (const circle of ledger.circles().filter(cameByFile)) {
    if (isUnmet(deps, circle)) sync.knock(againOf(circle, secret), planOf(circle.id));
    else sync.cancelJoin(circle.id);
  }
};
