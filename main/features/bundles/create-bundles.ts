import { AppError, type BundleReader, type CircleId, type Contract, type Handlers, type PersonId } from '#contract';
import { bundleText, type CircleLedger, findBundleText, type Ledger, type OpenedBundle, type SealedBundle, type TakenBundle } from '#ledger';
import type { Random } from '#platform';
import type { Sync } from '#sync';

export type BundlesDeps = {
  readonly ledger: Ledger;
  readonly sync: Pick<Sync, 'heldBy' | 'lastSeen' | 'peers' | 'takeCarried'>;
  readonly random: Random;
  readonly circleName: (circle: CircleId) => string;
  readonly nameOf: (circle: CircleId, person: PersonId) => string;
};

/** Names no one: it may lie in a mailbox or a download folder. */
const FILE_NAME = 'hearth-bundle.hearth';
/** Of the bundles made in this run, so many are remembered, to go on after them. */
const MOST_PARTS = 16;

const readerOf = ({ sync, nameOf }: BundlesDeps, circle: CircleLedger, { person, devices }: ReturnType<CircleLedger['members']>[number]): readonly BundleReader[] => {
  const others = devices.filter((device) => device !== circle.self.device);
  if (others.length === 0) return [];
  const here = new Set(sync.peers(circle.id).map(({ device }) => device));
  const seenAt = Math.max(...others.map((device) => sync.lastSeen(circle.id, device) ?? -Infinity));
  return [
    {
      person,
      name: nameOf(circle.id, person),
      isMe: person === circle.self.person,
      entries: circle.lackedBy({ person, known: (device) => sync.heldBy(circle.id, device) }),
      isHere: others.some((device) => here.has(device)),
      ...(Number.isFinite(seenAt) && { seenAt }),
    },
  ];
};

/** Nobody can say who was meant to send an earlier one, where nobody here knows who made this one. */
const take = ({ sync, nameOf }: BundlesDeps, { circle, from, take: run }: OpenedBundle): TakenBundle => {
  try {
    return sync.takeCarried(circle.id, run);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bundle-earlier-missing') throw error;
    throw from === undefined ? new AppError('bundle-sender') : new AppError(error.code, { name: nameOf(circle.id, from) });
  }
};

/** What people carry by hand for each other: making a bundle, and opening one. */
export const createBundles = (deps: BundlesDeps): { readonly handlers: Handlers<Contract['bundles']> } => {
  const { ledger, sync, random, circleName, nameOf } = deps;
  const parts = new Map<string, SealedBundle['upTo']>();
  const remember = (upTo: SealedBundle['upTo']): string => {
    const part = Buffer.from(random.bytes(12)).toString('base64url');
    parts.set(part, upTo);
    for (const old of [...parts.keys()].slice(0, -MOST_PARTS)) parts.delete(old);
    return part;
  };
  return {
    handlers: {
      readers: ({ circle: id }) => {
        const circle = ledger.circle(id);
        return circle.members().flatMap((member) => readerOf(deps, circle, member)).toSorted((a, b) => b.entries - a.entries);
      },
      make: ({ circle, person, everything, after }) => {
        const scope = { person, everything, known: (device: string) => sync.heldBy(circle, device), after: parts.get(after ?? '') ?? new Map<string, number>() };
        const { bytes, entries, isPart, upTo } = ledger.circle(circle).sealBundle(scope);
        const text = bundleText(bytes);
        return { file: new File([bytes.slice()], FILE_NAME), ...(text !== undefined && { text }), entries, isPart, part: remember(upTo) };
      },
      open: async ({ bundle }) => {
        const bytes = typeof bundle === 'string' ? findBundleText(bundle) : new Uint8Array(await bundle.arrayBuffer());
        const opened = ledger.openBundle(bytes);
        const { accepted, person, isPaused } = take(deps, opened);
        const { id } = opened.circle;
        return { circle: id, circleName: circleName(id), name: nameOf(id, person), entries: accepted, isPaused };
      },
    },
  };
};
