import { AppError, assertNever, type Contract, type Handlers, type Member } from '#contract';
import { type CircleLedger, type Invite, readInvite } from '#ledger';
import { readMeetingPoint, type SyncEvent } from '#sync';
import { returningSummary, summaryOf } from './circle-summary.ts';
import type { Circles, CirclesDeps } from './circles.ts';
import { createSample } from './create-sample.ts';
import { showInvite } from './invite-text.ts';
import { Joining } from './joining.ts';
import { LocalCircles } from './local-tables.ts';
import { syncProgress } from './sync-progress.ts';

const MS_PER_HOUR = 3_600_000;
const MOST_INVITE_POINTS = 12;

type Parts = { readonly deps: CirclesDeps; readonly local: LocalCircles; readonly joining: Joining; readonly online: (circle: CircleLedger) => void };

const membersOf = (circle: CircleLedger, { sync, directory }: CirclesDeps): Member[] => {
  const peers = new Map((circle.isLocal ? [] : sync.peers(circle.id)).map((peer) => [peer.device, peer]));
  return circle.members().map(({ person, role, devices }) => {
    const isMe = person === circle.self.person;
    const seen = circle.isLocal ? [] : devices.flatMap((device) => sync.lastSeen(circle.id, device) ?? []);
    const shown = devices.map((device) => {
      const peer = peers.get(device);
      return { device, online: device === circle.self.device || peer !== undefined, ...(peer?.route && { how: peer.route }) };
    });
    const online = shown.some((device) => device.online);
    const joinedAt = directory.since(circle.id, person);
    return { person, name: directory.nameOf(circle.id, person), isMe, role, online, ...(joinedAt !== undefined && { joinedAt }), ...(seen.length > 0 && { seenAt: Math.max(...seen) }), devices: shown };
  });
};

const creating = (parts: Parts): Pick<Handlers<Contract['circles']>, 'create' | 'createSample' | 'rename' | 'mute'> => {
  const { deps, local, online } = parts;
  const { ledger, clock, me, tell } = deps;
  const note = ({ id }: CircleLedger, kind: 'group' | 'sample') => local.setInfo(id, { kind, created_at: clock.now(), hint: '' });
  const listed = (circle: CircleLedger) => {
    tell({ topic: 'circles' });
    return summaryOf(circle, deps, local);
  };
  return {
    create: ({ id: call, name, reach, places }) => {
      const checked = deps.connection.check(places);
      const fill = (circle: CircleLedger) => {
        circle.append({ kind: 'circle.name', body: { name } }, { call });
        circle.append({ kind: 'member.profile', body: { person: circle.self.person, name: me().name } });
        note(circle, 'group');
        deps.connection.choose(circle.id, { reach, places: checked });
      };
      const circle = ledger.circleOf(call) ?? ledger.create({ policy: { network: reach } }, fill);
      online(circle);
      return listed(circle);
    },
    createSample: ({ id: call, language }) => {
      const options = { language, myName: me().name, now: clock.now(), call };
      return listed(ledger.circleOf(call) ?? createSample(ledger, options, (circle) => note(circle, 'sample')));
    },
    rename: ({ circle: id, name }) => {
      const circle = ledger.circle(id);
      if (circle.kind === 'direct') throw new AppError('not-allowed');
      circle.append({ kind: 'circle.name', body: { name } });
      return summaryOf(circle, deps, local);
    },
    mute: ({ circle: id, muted }) => {
      const circle = ledger.circle(id);
      local.mute(id, muted);
      return listed(circle);
    },
  };
};

const inviting = (parts: Parts): Pick<Handlers<Contract['circles']>, 'invite' | 'readInvite' | 'join' | 'cancelJoin'> => {
  const { deps, local, joining } = parts;
  return {
    invite: ({ id: call, circle: id, hours, uses, needsApproval, role }) => {
      const circle = deps.ledger.circle(id);
      if (circle.isLocal || circle.kind === 'direct') throw new AppError('not-allowed');
      const now = deps.clock.now();
      const show = (invite: Invite) => showInvite(invite, { language: deps.me().language, uses, needsApproval, now });
      const kept = local.inviteBy(id, call);
      const begun = kept && readInvite(kept.link);
      if (kept && begun && circle.invites().some(({ invitePublicKey }) => Buffer.from(invitePublicKey).toString('base64url') === kept.invite)) return { ...show(begun), ...kept };
      const meetingPoints = deps.connection.placesToTell(id, local.meetingPoints(id)).slice(0, MOST_INVITE_POINTS);
      const fresh = { name: deps.directory.circleName(id), expiresAt: now + hours * MS_PER_HOUR, meetingPoints };
      const invite = circle.createInvite({ ...fresh, uses, needsApproval, role, ...(begun && { seed: begun.seed }), keep: (made) => local.keepInvite(id, show(made), call) });
      deps.sync.refresh(id);
      deps.tell({ topic: 'members', circle: id });
      return show(invite);
    },
    readInvite: ({ text }) => {
      const { circle, name, expiresAt, meetingPoints } = joining.read(text);
      return { circle, name, expiresAt, meetingPoints: [...meetingPoints] };
    },
    join: ({ text }) => joining.begin(text),
    cancelJoin: ({ circle }) => {
      joining.cancel(circle);
      return {};
    },
  };
};

const follow = ({ deps, local, joining }: Parts): ((event: SyncEvent) => void) => {
  const { ledger, tell, chat, clock } = deps;
  const progressed = syncProgress((progress) => tell({ topic: 'sync', ...progress }));
  return (event) => {
    if (event.type === 'places') return;
    const { circle } = event;
    switch (event.type) {
      case 'presence':
        tell({ topic: 'presence', circle });
        return;
      case 'typing':
        if (!deps.direct.isBlocked(circle, event.person)) tell({ topic: 'typing', circle, person: event.person });
        return;
      case 'progress':
        progressed({ circle, have: event.have, want: event.want });
        return;
      case 'delivery':
        // One that is on its way back from its members shows no messages yet.
        if (ledger.circles().some(({ id }) => id === circle)) chat.deliveryChanged(circle);
        return;
      case 'arriving':
        tell({ topic: 'arriving', circle });
        return;
      case 'joined':
        joining.succeeded(event.ledger);
        return;
      case 'join-failed':
        joining.failed(circle, event.code);
        return;
      case 'join-asked':
        joining.asked(circle);
        return;
      case 'join-reach':
        joining.reach(circle, event.canBeReached);
        return;
      case 'join-blocked':
        joining.blocked(circle, event.isBlocked);
        return;
      case 'meeting-points':
        local.addMeetingPoints(circle, event.urls, clock.now());
        return;
      default:
        assertNever(event);
    }
  };
};

/** Neither that of my devices nor a private chat that I took back. */
const isListed = (circle: CircleLedger, { isOfDevices, direct }: CirclesDeps): boolean =>
  circle.kind !== 'own' && !isOfDevices(circle.id) && (circle.kind !== 'direct' || direct.shown(circle).state !== 'hidden');

/** What private chats need of the list. */
const forDirect = ({ deps, local, joining, online }: Parts): Pick<Circles, 'foundDirect' | 'inviteDirect' | 'joinDirect' | 'joiningDirect' | 'cancelDirect'> => ({
  foundDirect: (like, hint) => {
    const way = deps.connection.reachOf(like);
    const circle = deps.ledger.create({ kind: 'direct', policy: { network: way.reach } }, ({ id }) => {
      local.addMeetingPoints(id, local.meetingPoints(like), deps.clock.now());
      local.setInfo(id, { kind: 'group', created_at: deps.clock.now(), hint });
      deps.connection.choose(id, way);
    });
    online(circle);
    return circle;
  },
  inviteDirect: (circle, expiresAt) => {
    const { id, self } = circle;
    const meetingPoints = deps.connection.placesToTell(id, local.meetingPoints(id)).slice(0, MOST_INVITE_POINTS);
    const invite = circle.createInvite({ name: deps.directory.hasName(id, self.person) ? deps.directory.nameOf(id, self.person) : deps.me().name, expiresAt, uses: 1, meetingPoints });
    deps.sync.refresh(id);
    return invite;
  },
  joinDirect: (invite) => {
    const isIn = deps.ledger.circles().some(({ id }) => id === invite.circle);
    return isIn ? invite.circle : joining.beginWith(invite, 'direct').id;
  },
  joiningDirect: (circle) => {
    const state = joining.list().find(({ id, kind }) => id === circle && kind === 'direct')?.state;
    return state === 'waiting' || state === 'failed' ? state : undefined;
  },
  cancelDirect: (circle) => joining.cancel(circle),
});

/** The circles of this desktop: made, joined, listed, and kept online. */
export const createCircles = (deps: CirclesDeps): Circles => {
  const { ledger, sync, tell } = deps;
  const local = new LocalCircles(deps.db);
  const online = (circle: CircleLedger): void => {
    if (!circle.isLocal && !deps.direct.isShut(circle)) sync.start(circle, deps.connection.planOf(circle.id, local.meetingPoints(circle.id)));
  };
  const parts: Parts = { deps, local, online, joining: new Joining(deps, local, online) };
  const isShown = (circle: CircleLedger): boolean => isListed(circle, deps) && local.leavingSince(circle.id) === undefined && !parts.joining.hides(circle);
  const list = () =>
    [
      ...ledger.circles().filter(isShown).map((circle) => summaryOf(circle, deps, local)),
      ...ledger.returningCircles().filter(({ id }) => !deps.isOfDevices(id)).map((circle) => returningSummary(circle, local)),
      ...parts.joining.list(),
    ].toSorted(
      (a, b) => (b.last?.sentAt ?? b.createdAt) - (a.last?.sentAt ?? a.createdAt),
    );
  const stops = [
    ledger.onReturned(({ id }) => {
      deps.directory.refresh(id);
      tell({ topic: 'circles' });
    }),
    sync.on(follow(parts)),
    ledger.onViewChange(({ circle, view }) => {
      if (view !== 'circle') return;
      deps.directory.refresh(circle);
      tell({ topic: 'circles' });
      tell({ topic: 'members', circle });
    }),
  ];
  return {
    handlers: { list, members: ({ circle }) => membersOf(ledger.circle(circle), deps), ...creating(parts), ...inviting(parts) },
    list,
    ...forDirect(parts),
    start: () => {
      for (const circle of [...ledger.circles(), ...ledger.returningCircles()]) online(circle);
      parts.joining.resume();
    },
    setOnline: (id, on) => (on ? online(ledger.circle(id)) : sync.stop(id)),
    replan: (id) => {
      for (const circle of [...ledger.circles(), ...ledger.returningCircles()]) if (id === undefined || circle.id === id) online(circle);
    },
    learnPlaces: (id, places) => {
      local.addMeetingPoints(id, places.flatMap((url) => readMeetingPoint(url) ?? []), deps.clock.now());
      deps.connection.followInvite(id, places);
    },
    rename: (name, before) => {
      for (const circle of ledger.circles()) {
        const { standing, person } = circle.self;
        // Who is called otherwise in one group chose that.
        if (standing === 'member' && deps.directory.nameOf(circle.id, person) === before) circle.append({ kind: 'member.profile', body: { person, name } });
      }
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
};
