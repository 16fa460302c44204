import { must } from '#contract';
import { deriveDeviceKeys, type DeviceKeys, personIdOf, signDeviceClaim } from '../crypto/device-keys.ts';
import { inviteKeysOf } from '../crypto/invite-keys.ts';
import { sha256 } from '../crypto/hash.ts';
import { emptyFeed } from '../gate/feed.ts';
import { GateDraft } from '../gate/gate-draft.ts';
import { NO_MEMBERS } from '../membership/circle-members.ts';
import type { CircleKind } from '../membership/circle-kind.ts';
import { EMPTY_DAG } from '../membership/control-dag.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { type ControlOp, encodeControlOp } from '../wire/control/control-op.ts';
import { DEFAULT_POLICY, type Policy } from '../wire/control/policy.ts';
import { MAX_SEQ } from '../wire/limits.ts';
import { placePrefix, signHeader } from '../wire/header.ts';
import { makeJoinRequest } from './admission.ts';
import { CircleCore } from './circle-core.ts';
import { loadCircle } from './circle-state.ts';
import { composeControl } from './compose.ts';
import type { LedgerContext } from './ledger-context.ts';
import { newEpoch } from './new-epoch.ts';

const ZERO = new Uint8Array(32);
const LOCAL_INVITE_MS = 3_600_000;

/** Genesis, the first epoch, and the invented people of a local circle, as one draft. */
class Foundation {
  readonly circle: string;
  private readonly draft: GateDraft;
  private readonly context: LedgerContext;
  private readonly founder: { readonly keys: DeviceKeys; readonly client: number };

  constructor(context: LedgerContext, keys: DeviceKeys, options: { readonly nonce: Uint8Array; readonly local: boolean; readonly type: CircleKind; readonly policy: Partial<Policy> }) {
    this.context = context;
    const genesis: ControlOp = {
      kind: 'genesis',
      nonce: toBase64Url(options.nonce),
      device: keys.device,
      sealing: toBase64Url(keys.sealing.publicKey),
      claim: toBase64Url(signDeviceClaim(keys, ZERO)),
      at: context.clock.now(),
      local: options.local,
      type: options.type,
      policy: { ...DEFAULT_POLICY, ...options.policy },
    };
    this.circle = this.idOf(keys, genesis);
    this.draft = new GateDraft({ circle: this.circle, dag: EMPTY_DAG, members: NO_MEMBERS, feeds: new Map(), headerAt: () => undefined, isUnwanted: () => false, isNamedByErase: () => false, wantedUntil: () => MAX_SEQ });
    const feed = emptyFeed({ circle: this.circle, device: keys.device, kind: 'c', incarnation: 0 }, { person: personIdOf(this.circle, keys.device), isFounder: true });
    this.draft.feeds.set(feed.client, feed);
    this.founder = { keys, client: feed.client };
    this.write(genesis);
  }

  /** The circle's id is the hash of genesis' signed preimage, in which the circle is zero. */
  private idOf(keys: DeviceKeys, genesis: ControlOp): string {
    const prefix = placePrefix({ circle: ZERO, device: keys.signing.publicKey, feed: 'c', incarnation: 0 });
    const bodyHash = sha256(encodeControlOp(genesis));
    const fields = { kind: 'control', prevHash: ZERO, epochId: new Uint8Array(0), lamport: 1, bodyHash, memberHeads: [], erases: [], expiresAt: 0 } as const;
    return toBase64Url(signHeader(keys, { prefix, seq: 0 }, fields).hash);
  }

  private write(op: ControlOp): void {
    composeControl(this.draft, this.founder, op);
  }

  /** The first epoch, sealed to everybody here. */
  startEpoch(): void {
    this.write({ kind: 'epoch.rotate', ...newEpoch(this.context.random, this.draft.members) });
  }

  admitInvented(devices: readonly DeviceKeys[]): void {
    if (devices.length === 0) return;
    const seed = this.context.random.bytes(16);
    const at = this.context.clock.now();
    const invite = toBase64Url(inviteKeysOf(seed).publicKey);
    this.write({ kind: 'invite.create', invite, expiresAt: at + LOCAL_INVITE_MS, uses: devices.length, role: 'member', needsApproval: false });
    for (const keys of devices) {
      const { device, sealing, use, proof, claim } = makeJoinRequest(keys, { circle: this.circle, seed });
      this.write({ kind: 'member.admit', invite, person: personIdOf(this.circle, device), device, sealing, use, proof, claim, at });
    }
  }

  finish(): GateDraft {
    return this.draft;
  }
}

/** Founds a circle: with `people` above 1 a local one, whose invented people have their keys here. */
export const foundCircle = (context: LedgerContext, options: { readonly local: boolean; readonly people: number; readonly type: CircleKind; readonly policy: Partial<Policy> }): CircleCore => {
  const { rows, masterKey, db } = context;
  const nonce = context.random.bytes(16);
  const keys = Array.from({ length: options.people }, (_, index) => deriveDeviceKeys(masterKey, nonce, index));
  const [mine, ...invented] = keys;
  must(mine && options.people <= 50, 'a circle has 1 to 50 people');
  const foundation = new Foundation(context, mine, { ...options, nonce });
  foundation.admitInvented(invented);
  foundation.startEpoch();
  return db
    .transaction(() => {
      rows.addCircle.run(foundation.circle, 'member', nonce, keys.length, null, context.clock.now());
      const row = rows.circles.all().find(({ circle }) => circle === foundation.circle);
      must(row, 'the circle was stored');
      const core = new CircleCore(context, loadCircle(rows, masterKey, row));
      core.commitOwn(foundation.finish());
      return core;
    })
    .immediate();
};
