import type { CircleId, CircleSummary, PersonId } from '#contract';
import type { CircleLedger, Ledger } from '#ledger';
import type { Database } from '#platform';
import type { Choices } from './choices.ts';
import { agreedWith, type Whom } from './local-tables.ts';

type Deps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly choices: Choices;
  readonly directory: { nameOf(circle: CircleId, person: PersonId): string; hasName(circle: CircleId, person: PersonId): boolean };
};
/** Whom my side of a private chat is with. */
export type Link = Whom & { readonly isOpen: boolean };
/** `open`: both are in. `asked`: the other has not come yet. `hidden`: taken back, or never told to anybody. `over`: one of us is not in any more. */
export type DirectState = 'open' | 'asked' | 'hidden' | 'over';
/** How the list shows a private chat. */
export type DirectShown = { readonly name: string | undefined; readonly state: DirectState; readonly with: CircleSummary['with'] };

type LinkRow = Whom & { readonly is_open: number };

/** What is known of private chats from their own entries: whom each is with, and how it stands. */
export class DirectBook {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Only what my own devices wrote counts: the other could name whom they like. */
  linkOf({ id, self }: CircleLedger): Link | undefined {
    const row = this.#deps.db.prepare<[string, string], LinkRow>('SELECT shared, person, is_open FROM direct_with WHERE circle = ? AND by = ?').get(id, self.person);
    return row && { shared: row.shared, person: row.person, isOpen: row.is_open === 1 };
  }

  /** The other, by their id in the private chat. */
  otherIn(circle: CircleLedger): PersonId | undefined {
    const others = [...circle.members(), ...circle.pastMembers()].map(({ person }) => person);
    return others.find((person) => person !== circle.self.person);
  }

  stateOf(circle: CircleLedger): DirectState {
    if (circle.self.standing !== 'member') return 'over';
    if (circle.members().length > 1) return 'open';
    if (circle.pastMembers().length > 0) return 'over';
    return this.linkOf(circle)?.isOpen === true ? 'asked' : 'hidden';
  }

  /** Private chats with somebody of a group: those that stand first. */
  with({ shared, person }: Whom): readonly { readonly circle: CircleLedger; readonly state: DirectState }[] {
    const order: readonly DirectState[] = ['open', 'asked', 'hidden', 'over'];
    return this.#direct()
      .flatMap((circle) => {
        const link = this.linkOf(circle);
        return link?.shared === shared && link.person === person ? [{ circle, state: this.stateOf(circle) }] : [];
      })
      .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.circle.id < b.circle.id ? -1 : 1));
  }

  isBlocked(circle: CircleId, person: PersonId): boolean {
    return this.#deps.choices.of(circle, person).isBlocked;
  }

  /** I blocked the other: nothing of it goes or comes. */
  isShut(circle: CircleLedger): boolean {
    if (circle.kind !== 'direct') return false;
    const { choices, db } = this.#deps;
    const other = this.otherIn(circle);
    const link = this.linkOf(circle) ?? agreedWith(db, circle.id);
    return (other !== undefined && choices.of(circle.id, other).isBlocked) || (link !== undefined && choices.of(link.shared, link.person).isBlocked);
  }

  shown(circle: CircleLedger): DirectShown {
    const other = this.otherIn(circle);
    const state = this.stateOf(circle);
    const isBlocked = this.isShut(circle);
    const hasLeft = state === 'over' && circle.self.standing === 'member';
    // What I asked of somebody whom I blocked since is nothing to look at.
    return { name: this.#nameOf(circle, other), state: state === 'asked' && isBlocked ? 'hidden' : state, with: other === undefined ? undefined : { person: other, isBlocked, hasLeft } };
  }

  /** Everybody who is known to be the same person: in a group, and in private chats with them. */
  sameAs(circle: CircleLedger, person: PersonId): readonly { readonly circle: CircleId; readonly person: PersonId }[] {
    const link = circle.kind === 'direct' ? this.linkOf(circle) : { shared: circle.id, person };
    if (!link) return [{ circle: circle.id, person }];
    const chats = this.with(link).flatMap(({ circle: chat }) => {
      const other = this.otherIn(chat);
      return other === undefined ? [] : [{ circle: chat.id, person: other }];
    });
    return [{ circle: link.shared, person: link.person }, ...chats];
  }

  #nameOf(circle: CircleLedger, other: PersonId | undefined): string | undefined {
    const { directory } = this.#deps;
    if (other !== undefined && directory.hasName(circle.id, other)) return directory.nameOf(circle.id, other);
    const link = this.linkOf(circle);
    return link && directory.hasName(link.shared, link.person) ? directory.nameOf(link.shared, link.person) : undefined;
  }

  #direct(): readonly CircleLedger[] {
    return this.#deps.ledger.circles().filter(({ kind }) => kind === 'direct');
  }
}
