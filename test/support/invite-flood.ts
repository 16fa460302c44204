import type { Forged, Forger } from '../hostile/feed-forger.ts';

const inviteOp = (number: number): Buffer => {
  const key = Buffer.alloc(32);
  key.writeUInt32BE(number);
  return Buffer.from(JSON.stringify({ kind: 'invite.create', invite: key.toString('base64url'), expiresAt: 9, uses: 1, role: 'member', needsApproval: false }));
};

/** Valid control entries of somebody with a changed client: invites without end, ten an update. `from`: two floods of one circle share no invite. */
export const inviteFlood = (lies: Forger, from: number): ((updates: number) => Uint8Array[]) => {
  let written = 0;
  const entry = (): Forged => {
    written += 1;
    return lies.entry({ clear: inviteOp(from + written), ...(written > 1 && { memberHeads: [] }) });
  };
  return (updates) => Array.from({ length: updates }, () => lies.update(Array.from({ length: 10 }, entry)));
};
