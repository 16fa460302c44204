import { AppError, type CircleId, type PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { DirectDeps } from './direct.ts';
import { agreeTo, allAgreed } from './local-tables.ts';
import type { Offer, Offers } from './offers.ts';
import { sealOffer } from './sealed-offer.ts';

/** As long as the longest invite: for so long the same person is asked once. */
const OFFER_MS = 30 * 86_400_000;

/** Somebody in a group that both are in. */
export type Asked = { readonly group: CircleLedger; readonly person: PersonId };

const hasOpenInvite = (circle: CircleLedger): boolean => circle.invites().some(({ state }) => state === 'open');

const closeInvites = (circle: CircleLedger): void => {
  for (const { invitePublicKey, state } of circle.invites()) if (state === 'open') circle.revokeInvite(invitePublicKey);
};

/** Asking for a private chat, answering, and taking back. Invariant: with one person there is at most one chat that waits or stands, whoever asked first. */
export class Asking {
  readonly #deps: DirectDeps;
  readonly #offers: Offers;

  constructor(deps: DirectDeps, offers: Offers) {
    this.#deps = deps;
    this.#offers = offers;
  }

  /** Fails with `person-blocked`, `not-allowed`, `person-not-found`. */
  ask({ group, person }: Asked): CircleId {
    const { book, choices, circles } = this.#deps;
    if (choices.of(group.id, person).isBlocked) throw new AppError('person-blocked');
    const [first] = book.with({ shared: group.id, person });
    if (first?.state === 'open') return first.circle.id;
    const theirs = this.#offers.of(group, person);
    if (theirs && !this.#isAnswered(group, theirs)) return this.agree(group, theirs);
    if (theirs && circles.joiningDirect(theirs.invite.circle) === 'waiting') return theirs.invite.circle;
    choices.decide(group.id, person, { isDeclined: false });
    const waiting = first?.state === 'asked' || first?.state === 'hidden' ? first.circle : undefined;
    if (waiting && first?.state === 'asked' && hasOpenInvite(waiting)) return waiting.id;
    return this.#offer({ group, person }, waiting);
  }

  /** Joins what somebody offers. */
  agree(group: CircleLedger, { entry, person, invite }: Offer): CircleId {
    const { db, choices, circles, book } = this.#deps;
    choices.decide(group.id, person, { isDeclined: false, answered: entry });
    const mine = book.with({ shared: group.id, person }).find(({ state }) => state === 'asked');
    agreeTo(db, invite.circle, { shared: group.id, person });
    const joined = circles.joinDirect(invite);
    if (mine) this.#close(mine.circle);
    return joined;
  }

  decline({ group, person }: Asked): void {
    this.#deps.choices.decide(group.id, person, { isDeclined: true });
  }

  /** Fails with `not-allowed` where nothing waits. */
  withdraw(circle: CircleLedger): void {
    const { ledger, book } = this.#deps;
    const link = book.linkOf(circle);
    if (!link || book.stateOf(circle) !== 'asked') throw new AppError('not-allowed');
    this.#close(circle);
    const group = ledger.circles().find(({ id }) => id === link.shared);
    const isThere = group?.self.standing === 'member' && group.members().some(({ person }) => person === link.person);
    if (group && isThere) group.append({ kind: 'direct.offer', body: sealOffer(group, { to: link.person, invite: undefined }) });
  }

  /** Requests that wait for me in a group. Whom a chat stands with has nothing to ask. */
  waiting(group: CircleLedger): readonly Offer[] {
    return this.#offers.in(group).filter((offer) => {
      const { isBlocked, isDeclined } = this.#deps.choices.of(group.id, offer.person);
      const [first] = this.#deps.book.with({ shared: group.id, person: offer.person });
      return !isBlocked && !isDeclined && first?.state !== 'open' && !this.#isAnswered(group, offer) && this.#mineBefore(group, offer) === undefined;
    });
  }

  /**
   * Both asked beside each other: of two chats the one with the smaller id counts, for both alike. Mine, if it is that one, waits on; else I
   * go into theirs, since I wanted to. Where several devices are mine, the one that asked answers.
   */
  crossed(group: CircleLedger): void {
    for (const offer of this.#offers.in(group)) {
      const { isBlocked } = this.#deps.choices.of(group.id, offer.person);
      const mine = this.#deps.book.with({ shared: group.id, person: offer.person }).find(({ state }) => state === 'asked');
      if (mine && !isBlocked && mine.circle.self.isFirst && !this.#isAnswered(group, offer) && this.#mineBefore(group, offer) === undefined) this.agree(group, offer);
    }
  }

  /** One is enough, where devices of mine asked apart, or asked while another agreed: beside a chat that stands, or waits and has a smaller id, who founded it takes it back. */
  takeBackSurplus(): void {
    const { ledger, book } = this.#deps;
    for (const circle of ledger.circles()) {
      const link = circle.kind === 'direct' && circle.self.isFirst && book.stateOf(circle) === 'asked' ? book.linkOf(circle) : undefined;
      const [first] = link ? book.with(link) : [];
      if (!link || !first || first.circle === circle) continue;
      this.withdraw(circle);
      const group = ledger.circles().find(({ id, self }) => id === link.shared && self.standing === 'member');
      if (first.state === 'asked' && group?.members().some(({ person }) => person === link.person)) this.#offer({ group, person: link.person }, first.circle);
    }
  }

  /**
   * Goes after what I agreed to and am not in: by a newer invite where there is one; no further where it was taken back, where another chat
   * with the same person stands, or where a device of mine is in and lets this one in.
   */
  settle(): void {
    const { db, ledger, book, choices, circles, isSeated } = this.#deps;
    for (const { circle, shared, person } of allAgreed(db)) {
      const group = ledger.circles().find(({ id, self }) => id === shared && self.standing === 'member');
      if (circles.joiningDirect(circle) === undefined || !group?.members().some((member) => member.person === person)) continue;
      const offer = this.#offers.of(group, person);
      const isElsewhere = isSeated(circle) || book.with({ shared, person }).some(({ state }) => state === 'open');
      // A newer offer of another chat is of another device of theirs: which of the two counts they will say.
      const isOver = offer === undefined || (offer.invite.circle !== circle && circles.joiningDirect(circle) === 'failed');
      if (isElsewhere || isOver) circles.cancelDirect(circle);
      else if (offer.invite.circle === circle && offer.entry !== choices.of(shared, person).answered) this.agree(group, offer);
    }
  }

  /** A chat that I asked for and that comes before theirs. */
  #mineBefore(group: CircleLedger, { person, invite }: Offer): CircleLedger | undefined {
    const mine = this.#deps.book.with({ shared: group.id, person }).find(({ state }) => state === 'asked');
    return mine && hasOpenInvite(mine.circle) && mine.circle.id < invite.circle ? mine.circle : undefined;
  }

  #isAnswered(group: CircleLedger, { entry, person, invite }: Offer): boolean {
    const isIn = this.#deps.ledger.circles().some(({ id }) => id === invite.circle);
    return isIn || this.#deps.choices.of(group.id, person).answered === entry;
  }

  #offer({ group, person }: Asked, waiting: CircleLedger | undefined): CircleId {
    const { clock, circles, directory } = this.#deps;
    const circle = waiting ?? circles.foundDirect(group.id, directory.nameOf(group.id, person));
    closeInvites(circle);
    const invite = circles.inviteDirect(circle, clock.now() + OFFER_MS);
    group.append({ kind: 'direct.offer', body: sealOffer(group, { to: person, invite }) });
    // Last: a crash before leaves a chat that nobody sees, not one that waits for an answer to nothing.
    circle.append({ kind: 'direct.with', body: { shared: group.id, person, isOpen: true } });
    return circle.id;
  }

  #close(circle: CircleLedger): void {
    const link = this.#deps.book.linkOf(circle);
    closeInvites(circle);
    if (link) circle.append({ kind: 'direct.with', body: { shared: link.shared, person: link.person, isOpen: false } });
  }
}
