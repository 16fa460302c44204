/** A desktop in a process of its own, moved by messages of the test: real ledger on disk, real sync, real WebRTC on 127.0.0.1. */
import { encodeInvite, type Invite, openLedger } from '../../main/ledger/index.ts';
import { type Child, type Children, nodeChildren, openDatabase, silentLog, systemClock, systemRandom } from '../../main/platform/index.ts';
import { openSync, type Transport, webrtcTransport } from '../../main/sync/index.ts';
import type { Link } from '../../main/sync/link/link.ts';
import { childrenWithPage } from './page-pipe.ts';
import { notesIn, noteView } from './note-view.ts';

const [file = ':memory:', key = '', rtcEntry = '', pipeUrl = ''] = process.argv.slice(2);
const masterKey = new Uint8Array(Buffer.from(key, 'hex'));
const db = openDatabase({ file, key: masterKey });
const [clock, random, log] = [systemClock, systemRandom, silentLog];
const ledger = await openLedger({ db, masterKey, clock, random, log, views: [noteView] });
const children = pipeUrl === '' ? nodeChildren(process.env) : childrenWithPage(pipeUrl);
let pipe: Child | undefined;
const watched: Children = {
  start: (entry, options) => {
    pipe = children.start(entry, options);
    return pipe;
  },
};
const transport = webrtcTransport({ children: watched, rtcEntry, loopbackOnly: true, clock, random, log });
const links: Link[] = [];
const noted: Transport = {
  ...transport,
  enter: (options) =>
    transport.enter({
      ...options,
      onLink: (link, place) => {
        links.push(link);
        return options.onLink(link, place);
      },
    }),
};
const sync = openSync({ transport: noted, db, clock, random, log, addresses: () => '' });
let points: readonly string[] = [];
let sightings: [text: string, at: number][] = [];
let joinedAt = 0;
const now = (): number => performance.timeOrigin + performance.now();
/** The last things that happened, and how many ms after the start. */
const events: string[] = [];
sync.on((event) => {
  if (events.push(`${Math.round(performance.now())} ${event.type}`) > 200) events.shift();
  if (event.type === 'joined') {
    joinedAt = now();
    sync.start(event.ledger, { meetingPoints: points });
  }
});
ledger.onViewChange(({ circle: id, keys }) => {
  if (keys.length > 20 || sightings.length > 1_000) return;
  const text = db.prepare('SELECT text FROM note WHERE circle = ? AND id = ?').pluck();
  for (const key of keys) sightings.push([String(text.get(id, key)), now()]);
});
const circle = () => {
  const [only] = ledger.circles();
  if (!only) throw new Error('in no circle');
  return only;
};

/** The circle it is in, or waits for. */
const circleId = () => ledger.circles()[0]?.id ?? ledger.pendingJoins()[0]?.circle ?? '';

const COMMANDS = {
  start: (meetingPoints: readonly string[]) => {
    points = meetingPoints;
    for (const known of ledger.circles()) sync.start(known, { meetingPoints });
    for (const pending of ledger.pendingJoins()) sync.join(pending);
  },
  found: () => sync.start(ledger.create(), { meetingPoints: points }),
  invite: (): Invite => {
    const invite = circle().createInvite({ name: 'tea', expiresAt: clock.now() + 3_600_000, uses: 10, meetingPoints: points });
    sync.refresh(circle().id);
    return invite;
  },
  inviteLink: (role: 'member' | 'mailbox'): string => {
    const invite = circle().createInvite({ name: 'tea', expiresAt: clock.now() + 3_600_000, uses: 1, role, meetingPoints: points });
    sync.refresh(circle().id);
    return encodeInvite(invite).link;
  },
  join: (invite: Invite) => sync.join(ledger.beginJoin(invite)),
  removePeer: () => circle().removeMember(sync.peers(circle().id)[0]?.person ?? ''),
  say: (texts: readonly string[]): number => {
    for (const text of texts) circle().append({ kind: 'note.post', body: { text } });
    return now();
  },
  texts: () => (ledger.circles().length === 0 ? [] : notesIn(db, circle().id)),
  count: () => (ledger.circles().length === 0 ? -1 : circle().entryCount()),
  peers: () => (ledger.circles().length === 0 ? 0 : sync.peers(circle().id).length),
  statistics: () => sync.statistics(circleId()),
  /** For whoever reads why a wait was in vain: nothing here waits for WebRTC. */
  seen: () => ({
    circles: ledger.circles().length,
    waits: ledger.pendingJoins().length,
    entries: COMMANDS.count(),
    peers: (ledger.circles().length === 0 ? [] : sync.peers(circleId())).map(({ since, route }) => (since === undefined ? 'told of' : `linked, ${route ?? 'on an unknown way'}`)),
    isBlocked: sync.isBlocked(circleId()),
    places: [...sync.places()].map(([url, state]) => `${url} ${state}`),
    linksMade: links.length,
    events: events.slice(-20),
  }),
  /** Every link is lost, as when a cable is pulled for a moment. */
  cut: () => {
    for (const link of links.splice(0)) link.close({ why: 'cut', blame: false });
  },
  cutOne: () => links.pop()?.close({ why: 'cut', blame: false }),
  /** The process that holds the WebRTC connections dies. */
  killPipe: async () => {
    await pipe?.kill('SIGKILL');
  },
  callByHand: () => sync.callByHand(circleId()),
  takeByHand: (pasted: string) => sync.takeByHand(circleId(), pasted),
  hash: () => circle().viewsHash(),
  sightings: () => sightings.splice(0),
  joinedAt: () => joinedAt,
  quit: async () => {
    await sync.close();
    ledger.stop();
    db.close();
    setImmediate(() => process.exit());
  },
} as const;

export type DesktopCommands = typeof COMMANDS;

process.on('message', async ({ call, command, argument }: { call: number; command: keyof DesktopCommands; argument: never }) => {
  try {
    process.send?.({ call, answer: await COMMANDS[command](argument) });
  } catch (error) {
    process.send?.({ call, failure: String(error instanceof Error ? error.stack : error) });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ call: 0 });
