import type { CircleId, PersonId, SystemLine } from '#contract';
import type { Renaming } from '#features/circles';
import type { CircleLedger, StoryLine } from '#ledger';
import type { MembersDeps, Place } from './members.ts';

const MOST_LINES = 500;
/** Of two nobody joins, rises or is put out; what the chat is called is nobody's to say. */
const TOLD_TO_TWO: ReadonlySet<SystemLine['what']['kind']> = new Set(['left', 'policy', 'person-renamed']);

/** Who founded it hands it over with leaving: to the two that is leaving. */
const ofTwo = (line: Line): Line => (line.what.kind === 'owner' && line.what.leaves ? { ...line, about: line.by, what: { kind: 'left', person: line.by } } : line);

type Line = Place & { readonly id: string; readonly by: PersonId; readonly about?: PersonId; readonly what: SystemLine['what'] };

const fromLedger = ({ id, by, lamport, device, seq, what }: StoryLine): Line => {
  const place = { id, by, lamport, device, seq };
  if (what.kind === 'mailbox-joined') return { ...place, about: what.invitedBy, what };
  if (what.kind === 'mailbox-removed') return { ...place, what };
  if (what.kind !== 'policy') return { ...place, about: what.person, what };
  const { history, disappearingMs, network, inviters, removedKeeps } = what.policy;
  return { ...place, what: { kind: 'policy', changed: [...what.changed], policy: { history, disappearingMs, network, inviters, removedKeeps } } };
};

const fromNames = ({ entry, by, lamport, device, seq, person, from, to }: Renaming): Line => {
  const place = { id: entry, by, lamport, device, seq };
  return person === undefined ? { ...place, what: { kind: 'group-renamed', to } } : { ...place, about: person, what: { kind: 'person-renamed', person, from, to } };
};

const inOrder = (a: Place, b: Place): number => a.lamport - b.lamport || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq);

const shown = ({ directory, messageAfter }: MembersDeps, circle: CircleLedger, line: Line): SystemLine => {
  const named = (person: PersonId) => ({ person, name: directory.nameOf(circle.id, person), isMe: person === circle.self.person });
  const before = messageAfter(circle.id, line);
  return { id: line.id, by: named(line.by), ...(line.about !== undefined && { about: named(line.about) }), what: line.what, ...(before !== undefined && { before }) };
};

/** The group's own lines in its chat, oldest first: what control entries and naming ops say, in the order of messages. */
export const groupStory = (deps: MembersDeps, id: CircleId): SystemLine[] => {
  const circle = deps.ledger.circle(id);
  if (circle.isLocal) return [];
  const all = [...circle.story().map(fromLedger), ...deps.directory.renamings(id).map(fromNames)].toSorted(inOrder);
  const lines = circle.kind === 'direct' ? all.map(ofTwo).filter(({ what }) => TOLD_TO_TWO.has(what.kind)) : all;
  return lines.slice(-MOST_LINES).map((line) => shown(deps, circle, line));
};
