import { AppError, type CircleId, type PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import { onceEach } from '#platform';
import { Endings } from './endings.ts';
import { groupOf } from './group-of.ts';
import type { Members, MembersDeps } from './members.ts';
import { groupStory } from './story-of.ts';

const LOOK_MS = 5_000;

type Handlers = Members['handlers'];

const isAlone = (circle: CircleLedger): boolean => circle.members().length === 1 && circle.self.standing === 'member';

/** Where people have roles: of two in a private chat nobody stands above the other. Fails with `circle-not-found`, `not-allowed`. */
const groupIn = ({ ledger }: MembersDeps, id: CircleId): CircleLedger => {
  const circle = ledger.circle(id);
  if (circle.kind === 'direct') throw new AppError('not-allowed');
  return circle;
};

/** Who follows me when I leave: in a private chat the other, if it is mine to hand over. */
const heirIn = (circle: CircleLedger, successor: PersonId | undefined): PersonId | undefined => {
  if (circle.kind !== 'direct') return successor;
  const isOwner = circle.members().some(({ person, role }) => person === circle.self.person && role === 'owner');
  return isOwner ? circle.members().find(({ person }) => person !== circle.self.person)?.person : undefined;
};

const peopleHandlers = (deps: MembersDeps): Pick<Handlers, 'setRole' | 'remove' | 'transfer' | 'setSuccessor' | 'setPolicy' | 'rename'> => ({
  setRole: ({ circle, person, role }) => (groupIn(deps, circle).setRole(person, role), {}),
  remove: ({ circle, person }) => (groupIn(deps, circle).removeMember(person), {}),
  transfer: ({ circle, person }) => (groupIn(deps, circle).transferOwnership(person), {}),
  setSuccessor: ({ circle, person }) => (groupIn(deps, circle).setPolicy({ successor: person }), {}),
  setPolicy: ({ circle, change }) => (deps.ledger.circle(circle).setPolicy(definedIn(change)), {}),
  rename: ({ circle: id, name }) => {
    const circle = deps.ledger.circle(id);
    circle.append({ kind: 'member.profile', body: { person: circle.self.person, name } });
    return {};
  },
});

/** Without what was left out. */
const definedIn = <Value extends object>(change: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

const leavingHandlers = ({ ledger, local, clock, tell }: MembersDeps, endings: Endings): Pick<Handlers, 'leave' | 'takeOff'> => ({
  leave: async ({ circle: id, successor, keep }) => {
    const circle = ledger.circles().find((one) => one.id === id);
    // Asked again after a crash: it was erased.
    if (!circle) return {};
    if (isAlone(circle)) {
      await endings.erase(id);
      return {};
    }
    if (circle.self.standing !== 'left') {
      const heir = heirIn(circle, successor);
      circle.leave(heir === undefined ? {} : { successor: heir });
    }
    if (!keep) local.markLeaving(id, clock.now());
    tell({ topic: 'circles' });
    return {};
  },
  takeOff: async ({ circle: id }) => {
    if (ledger.returningCircles().some((one) => one.id === id)) {
      await endings.erase(id);
      return {};
    }
    const circle = ledger.circles().find((one) => one.id === id);
    if (!circle) return {};
    if (circle.self.standing === 'member' && !circle.isLocal) throw new AppError('not-allowed');
    if (circle.self.standing === 'left') local.markLeaving(id, clock.now());
    else await endings.erase(id);
    tell({ topic: 'circles' });
    return {};
  },
});

const doorHandlers = ({ ledger, tell }: MembersDeps): Pick<Handlers, 'revokeInvite' | 'approve' | 'decline' | 'resume'> => ({
  revokeInvite: ({ circle, invite }) => (ledger.circle(circle).revokeInvite(Buffer.from(invite, 'base64url')), {}),
  approve: ({ circle, device }) => (ledger.circle(circle).approve(device), {}),
  decline: ({ circle, device }) => {
    ledger.circle(circle).decline(device);
    tell({ topic: 'members', circle });
    tell({ topic: 'circles' });
    return {};
  },
  resume: ({ circle, device }) => (ledger.circle(circle).resumeDevice(device), {}),
});

/** Tells of a change once it is over: rooms and lobbies may be others now. Changes that come together are told once. */
const follow = ({ ledger, sync, clock, tell }: MembersDeps): (() => void) => {
  const changed = onceEach(clock, (circle) => {
    sync.refresh(circle);
    tell({ topic: 'members', circle });
    tell({ topic: 'circles' });
  });
  const stop = ledger.onMembersChange(changed.ask);
  return () => {
    stop();
    changed.stop();
  };
};

/** Who is in a group: seen, changed, and kept up with. */
export const createMembers = (deps: MembersDeps): Members => {
  const endings = new Endings(deps);
  return {
    handlers: {
      group: ({ circle }) => groupOf(deps, circle),
      story: ({ circle }) => groupStory(deps, circle),
      ...peopleHandlers(deps),
      ...leavingHandlers(deps, endings),
      ...doorHandlers(deps),
    },
    start: () => {
      const stops = [follow(deps), deps.clock.every(LOOK_MS, () => endings.look())];
      return () => stops.forEach((stop) => stop());
    },
  };
};
