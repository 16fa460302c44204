import { AppError, type CircleId, type PersonId, type Profile } from '#contract';
import type { CircleLedger } from '#ledger';
import { onceEach } from '#platform';
import { type Asked, Asking } from './asking.ts';
import type { Direct, DirectDeps } from './direct.ts';
import { agreedWith } from './local-tables.ts';
import { Offers } from './offers.ts';

const ALL = 'all';

type Parts = { readonly deps: DirectDeps; readonly asking: Asking; readonly look: () => void };

const isLive = (circle: CircleLedger): boolean => circle.kind === 'group' && !circle.isLocal && circle.self.standing === 'member';

/** Another who is in a group. Fails with `circle-not-found`, `not-allowed`, `person-not-found`. */
const askedIn = ({ ledger }: DirectDeps, { circle, person }: { readonly circle: CircleId; readonly person: PersonId }): Asked => {
  const group = ledger.circle(circle);
  if (!isLive(group) || person === group.self.person) throw new AppError('not-allowed');
  if (!group.members().some((member) => member.person === person)) throw new AppError('person-not-found');
  return { group, person };
};

const chatOf = ({ deps, asking }: Parts, circle: CircleLedger, person: PersonId): Profile['chat'] => {
  const isAskable = isLive(circle) && person !== circle.self.person;
  if (!isAskable) return { is: 'never' };
  const [first] = deps.book.with({ shared: circle.id, person });
  if (first?.state === 'open') return { is: 'open', circle: first.circle.id };
  if (asking.waiting(circle).some((offer) => offer.person === person)) return { is: 'request' };
  if (first?.state === 'asked') return { is: 'asked', circle: first.circle.id };
  return { is: circle.members().some((member) => member.person === person) ? 'none' : 'never' };
};

/** Somebody who is or was in a circle, but me. Fails with `person-not-found`. */
const known = (circle: CircleLedger, person: PersonId): void => {
  const people = [...circle.members(), ...circle.pastMembers()];
  if (person === circle.self.person || !people.some((one) => one.person === person)) throw new AppError('person-not-found');
};

const setBlocked = ({ deps, look }: Parts, { circle: id, person }: { readonly circle: CircleId; readonly person: PersonId }, isBlocked: boolean): Record<never, never> => {
  const circle = deps.ledger.circle(id);
  known(circle, person);
  for (const one of deps.book.sameAs(circle, person)) deps.choices.decide(one.circle, one.person, { isBlocked });
  look();
  deps.tell({ topic: 'reset' });
  return {};
};

const handlersOf = (parts: Parts): Direct['handlers'] => {
  const { deps, asking, look } = parts;
  const { ledger, directory, choices, tell } = deps;
  const named = (circle: CircleId, person: PersonId) => ({ circle, groupName: directory.circleName(circle), person, name: directory.nameOf(circle, person) });
  const changed = (): void => {
    look();
    tell({ topic: 'direct' });
    tell({ topic: 'circles' });
  };
  return {
    profile: ({ circle: id, person }) => {
      const circle = ledger.circle(id);
      return { isBlocked: choices.of(id, person).isBlocked, chat: chatOf(parts, circle, person) };
    },
    requests: () =>
      ledger
        .circles()
        .filter(isLive)
        .flatMap((group) => asking.waiting(group).map(({ person, at }) => ({ ...named(group.id, person), at })))
        .toSorted((a, b) => b.at - a.at),
    ask: (about) => {
      const circle = asking.ask(askedIn(deps, about));
      changed();
      return { circle };
    },
    accept: (about) => {
      const { group, person } = askedIn(deps, about);
      if (choices.of(group.id, person).isBlocked) throw new AppError('person-blocked');
      const offer = asking.waiting(group).find((one) => one.person === person);
      if (!offer) throw new AppError('request-gone');
      const circle = asking.agree(group, offer);
      changed();
      return { circle };
    },
    decline: (about) => {
      asking.decline(askedIn(deps, about));
      changed();
      return {};
    },
    withdraw: ({ circle }) => {
      asking.withdraw(ledger.circle(circle));
      changed();
      return {};
    },
    block: (about) => setBlocked(parts, about, true),
    unblock: (about) => setBlocked(parts, about, false),
    blocked: () => {
      // A private chat and its group tell of the same person: the group does, while it is here.
      const here = new Map(ledger.circles().map((circle) => [circle.id, circle]));
      return choices.blocked().flatMap(({ circle, person }) => {
        const held = here.get(circle);
        const link = held?.kind === 'direct' ? deps.book.linkOf(held) : undefined;
        return held && !(link && here.has(link.shared)) ? [{ ...named(circle, person), ...(held.kind === 'direct' && { groupName: '' }) }] : [];
      });
    },
  };
};

/** My side of a private chat says whom it is with, for my other devices; and what I am called there. */
const introduce = ({ db, book, directory, ledger, myName }: DirectDeps, circle: CircleLedger): void => {
  if (circle.kind !== 'direct' || circle.self.standing !== 'member') return;
  const agreed = agreedWith(db, circle.id);
  if (agreed && !book.linkOf(circle)) circle.append({ kind: 'direct.with', body: { ...agreed, isOpen: true } });
  const { person } = circle.self;
  const isMyFirst = circle.members().some((member) => member.person === person && member.devices.length === 1);
  if (!isMyFirst || directory.hasName(circle.id, person)) return;
  const link = book.linkOf(circle);
  const group = link && ledger.circles().find(({ id }) => id === link.shared);
  circle.append({ kind: 'member.profile', body: { person, name: group ? directory.nameOf(group.id, group.self.person) : myName() } });
};

/** Private chats: asked for, answered, found by all my devices; and people blocked. */
export const createDirect = (deps: DirectDeps): Direct => {
  const { ledger, clock, choices, book, circles, tell } = deps;
  const asking = new Asking(deps, new Offers(deps.db, clock));
  const shut = new Map<CircleId, boolean>();
  const followShut = (): void => {
    for (const circle of ledger.circles()) {
      if (circle.kind !== 'direct') continue;
      const isShut = book.isShut(circle);
      const was = shut.get(circle.id) ?? false;
      shut.set(circle.id, isShut);
      if (isShut !== was) circles.setOnline(circle.id, !isShut);
    }
  };
  const lookNow = (): void => {
    const own = deps.ownDevices();
    if (own && choices.share(own)) tell({ topic: 'reset' });
    for (const circle of ledger.circles()) {
      introduce(deps, circle);
      if (isLive(circle)) asking.crossed(circle);
    }
    asking.takeBackSurplus();
    asking.settle();
    followShut();
  };
  const later = onceEach(clock, lookNow);
  return {
    handlers: handlersOf({ deps, asking, look: lookNow }),
    start: () => {
      later.ask(ALL);
      const stops = [
        ledger.onViewChange(({ view }) => {
          if (view !== 'direct' && view !== 'devices') return;
          later.ask(ALL);
          if (view !== 'direct') return;
          tell({ topic: 'direct' });
          tell({ topic: 'circles' });
        }),
        ledger.onMembersChange(() => later.ask(ALL)),
      ];
      return () => {
        for (const stop of stops) stop();
        later.stop();
      };
    },
  };
};
