import { AppError, type CircleId, type CircleSummary, type ErrorCode } from '#contract';
import { type CircleLedger, type Invite, type PendingJoin, readInvite } from '#ledger';
import { readMeetingPoint } from '#sync';
import { approvalCode } from './approval-code.ts';
import { joiningSummary } from './circle-summary.ts';
import type { CirclesDeps } from './circles.ts';
import type { JoinTry, LocalCircles } from './local-tables.ts';

/** Joining circles by invite: kept over restarts, completes by itself. */
export class Joining {
  readonly #deps: CirclesDeps;
  readonly #local: LocalCircles;
  readonly #online: (circle: CircleLedger) => void;
  /** Circles whose invite leads to no meeting point that can be reached at the moment. */
  readonly #cutOff = new Set<CircleId>();
  /** Circles of which somebody answers there, and no way between the networks was found. */
  readonly #blocked = new Set<CircleId>();

  constructor(deps: CirclesDeps, local: LocalCircles, online: (circle: CircleLedger) => void) {
    this.#deps = deps;
    this.#local = local;
    this.#online = online;
  }

  /** Fails with an `invite-…` code, also when the invite's time is over by this machine's clock. */
  read(text: string): Invite {
    return readInvite(text, this.#deps.clock.now());
  }

  /** Who is in already is not joining, though a crash may have come before that was noted. */
  list(): CircleSummary[] {
    const isIn = new Set(this.#deps.ledger.circles().filter((circle) => !this.hides(circle)).map(({ id }) => id));
    return this.#local.joinTries().filter(({ circle }) => !isIn.has(circle)).map((joinTry) => joiningSummary(joinTry, this.#whyNobody(joinTry.circle)));
  }

  /** Fails with an `invite-…` code, `already-member`. Joining twice by one invite is joining once; another invite takes the place of the first. */
  begin(text: string): CircleSummary {
    return this.beginWith(this.read(text), 'group');
  }

  /** The same for an invite that was read before, to a circle of a kind. */
  beginWith(invite: Invite, kind: JoinTry['kind']): CircleSummary {
    const { ledger, clock } = this.#deps;
    this.#checkOutside(invite);
    const waiting = ledger.pendingJoins().find(({ circle }) => circle === invite.circle);
    const pending = ledger.beginJoin(invite);
    this.#local.addMeetingPoints(pending.circle, invite.meetingPoints.flatMap((url) => readMeetingPoint(url) ?? []), clock.now());
    this.#deps.connection.followInvite(pending.circle, invite.meetingPoints);
    const joining = { circle: pending.circle, name: invite.name, kind, started_at: clock.now() };
    this.#local.startJoin(joining);
    if (pending !== waiting) {
      this.#deps.sync.cancelJoin(pending.circle);
      this.#knock(pending);
    }
    this.#deps.tell({ topic: 'circles' });
    const [shown] = this.list().filter(({ id }) => id === pending.circle);
    return shown ?? joiningSummary({ ...joining, failure: null, approval_code: null }, undefined);
  }

  /** Fails with `invite-own`, `already-member`, and with `invite-revoked` for my own from before I was out: a removal closed it, and nobody opens its lobby. */
  #checkOutside({ circle, inviter, name }: Invite): void {
    const mine = this.#deps.ledger.circles().find(({ id }) => id === circle);
    if (mine?.self.standing === 'member') throw new AppError(mine.self.device === inviter ? 'invite-own' : 'already-member', { name });
    if (mine?.self.device === inviter) throw new AppError('invite-revoked');
  }

  /** Whether the list shows a try in its place: of who is out and asked to be let in again, or was promised another kind of circle. */
  hides(circle: CircleLedger): boolean {
    return this.#isComingBack(circle) || this.#isOther(circle);
  }

  /** Until then, or until they give up, what they have of it stays as it is. */
  #isComingBack({ id, self }: CircleLedger): boolean {
    return self.standing !== 'member' && this.#isTried(id);
  }

  #isTried(id: CircleId): boolean {
    return this.#local.joinTries().some(({ circle }) => circle === id);
  }

  /** Knocks again where nobody has answered, and finishes what a crash left between being admitted and being told so. */
  resume(): void {
    for (const circle of this.#deps.ledger.circles()) {
      if (!this.#isTried(circle.id) || this.#isComingBack(circle)) continue;
      if (this.#isOther(circle)) this.#refuse(circle);
      else this.#admitted(circle);
      this.#deps.tell({ topic: 'circles' });
    }
    for (const pending of this.#deps.ledger.pendingJoins()) this.#knock(pending);
  }

  /** Fails with `circle-not-found`. Where joining failed nothing of it is under way, and another device of mine may be letting this one in meanwhile. */
  cancel(circle: CircleId): void {
    const joining = this.#local.joinTries().find((one) => one.circle === circle);
    if (!joining) throw new AppError('circle-not-found');
    if (joining.failure === null) this.#giveUp(circle);
    this.#local.endJoin(circle);
    this.#deps.tell({ topic: 'circles' });
  }

  succeeded(circle: CircleLedger): void {
    if (this.#isOther(circle)) return this.#refuse(circle);
    this.#admitted(circle);
    this.#online(circle);
    this.#deps.tell({ topic: 'join', circle: circle.id });
    return this.#deps.tell({ topic: 'circles' });
  }

  /** A member keeps the request: an admin must agree first. */
  asked(circle: CircleId): void {
    const pending = this.#deps.ledger.pendingJoins().find((one) => one.circle === circle);
    if (!pending) return;
    this.#local.awaitApproval(circle, approvalCode(pending.device));
    this.#deps.tell({ topic: 'circles' });
  }

  /** Says why nobody is met, and that it is over; joining goes on either way. */
  reach(circle: CircleId, canBeReached: boolean): void {
    if (canBeReached) this.#cutOff.delete(circle);
    else this.#cutOff.add(circle);
    this.#deps.tell({ topic: 'circles' });
  }

  /** The same, where somebody is met and cannot be linked with. */
  blocked(circle: CircleId, isBlocked: boolean): void {
    if (isBlocked) this.#blocked.add(circle);
    else this.#blocked.delete(circle);
    this.#deps.tell({ topic: 'circles' });
  }

  failed(circle: CircleId, failed: ErrorCode): void {
    this.#giveUp(circle);
    this.#local.failJoin(circle, failed);
    this.#deps.tell({ topic: 'join', circle, failed });
    this.#deps.tell({ topic: 'circles' });
  }

  /** Who was promised a chat of two must not find themselves in a group. */
  #isOther({ id, kind }: CircleLedger): boolean {
    return kind !== 'direct' && this.#local.joinTries().some((joining) => joining.circle === id && joining.kind === 'direct');
  }

  /** Leaves no trace here, and has said nothing there. */
  #refuse({ id }: CircleLedger): void {
    this.#deps.sync.stop(id);
    this.#deps.ledger.drop(id);
    this.failed(id, 'join-refused');
  }

  #admitted(circle: CircleLedger): void {
    const { clock, me, directory } = this.#deps;
    const { id, self, kind } = circle;
    if (kind === 'own') return;
    this.#local.setInfo(id, { ...this.#local.info(id), created_at: clock.now() });
    // A further device of somebody who is in has a name there already, on its way.
    const isFirst = kind !== 'direct' && circle.members().some(({ person, devices }) => person === self.person && devices.length === 1);
    if (isFirst && !directory.hasName(id, self.person)) circle.append({ kind: 'member.profile', body: { person: self.person, name: me().name } });
    this.#forgetWhy(id);
    this.#local.endLeaving(id);
    this.#local.endJoin(id);
  }

  #knock(pending: PendingJoin): void {
    // Who asked in time may be let in after it.
    const hasAsked = this.#local.joinTries().some(({ circle, approval_code }) => circle === pending.circle && approval_code !== null);
    if (!hasAsked && pending.invite.expiresAt < this.#deps.clock.now()) this.failed(pending.circle, 'invite-expired');
    else this.#deps.sync.join(pending, this.#deps.connection.planOf(pending.circle, this.#local.meetingPoints(pending.circle)));
  }

  #whyNobody(circle: CircleId): 'relay-unreachable' | 'no-way-through' | undefined {
    if (this.#cutOff.has(circle)) return 'relay-unreachable';
    return this.#blocked.has(circle) ? 'no-way-through' : undefined;
  }

  #forgetWhy(circle: CircleId): void {
    this.#cutOff.delete(circle);
    this.#blocked.delete(circle);
  }

  #giveUp(circle: CircleId): void {
    this.#forgetWhy(circle);
    this.#deps.sync.cancelJoin(circle);
    this.#deps.ledger.cancelJoin(circle);
  }
}
