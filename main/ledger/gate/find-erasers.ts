import type { Role } from '#contract';
import type { ControlDag } from '../membership/control-dag.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { sameBytes } from '../wire/bytes.ts';
import { type Header, isSignedHeader, readHeader } from '../wire/header.ts';
import type { Section } from '../wire/update.ts';
import { type Feed, hashAt } from './feed.ts';
import type { GateDraft } from './gate-draft.ts';

type Eraser = { readonly feed: Feed; readonly header: Header; readonly hash: Uint8Array; readonly target: Uint8Array };
/** Erase headers of one update by the place they name. */
export type Erasers = ReadonlyMap<string, readonly Eraser[]>;

export const placeKey = (client: number, seq: number): string => `${client} ${seq}`;

/**
 * By what right an erase may take a body: `own` where its author's person owns the target, `power` where that is owner or admin by the
 * erase's own control heads alone, so that the answer never changes. Undefined where it has none.
 */
export const tierOfErase = (
  roleAt: (heads: readonly string[]) => Role | undefined,
  by: { readonly feed: Feed; readonly header: Header },
  target: Feed,
): 'own' | 'power' | undefined => {
  if (by.feed.person === target.person) return 'own';
  const role = roleAt(by.header.memberHeads.map(toBase64Url));
  return role === 'owner' || role === 'admin' ? 'power' : undefined;
};

export const knowsHeads = (dag: ControlDag, header: Header): boolean => header.memberHeads.every((head) => dag.entries.has(toBase64Url(head)));

/**
 * Collects the erase headers of an update, also from sections that come too early to be accepted: a signed erase speaks for itself,
 * and a body may be missing because of it.
 */
export const findErasers = (draft: GateDraft, sections: readonly Section[]): Erasers => {
  const erasers = new Map<string, Eraser[]>();
  for (const section of sections) {
    const feed = draft.feeds.get(section.client);
    if (!feed) continue;
    section.entries.forEach((entry, at) => {
      if (entry.header[1] !== 2) return;
      const header = readHeader(entry.header);
      if (header === 'unknown-version' || header.kind !== 'erase') return;
      const hash = hashAt(feed, section.from + at, entry.header);
      for (const target of header.erases) {
        const key = placeKey(target.client, target.seq);
        erasers.set(key, [...(erasers.get(key) ?? []), { feed, header, hash, target: target.hash }]);
      }
    });
  }
  return erasers;
};

/** Whether one of the update's own erase headers takes this body. */
export const isErasedBy = (draft: GateDraft, erasers: Erasers, target: { readonly feed: Feed; readonly seq: number; readonly hash: Uint8Array }): boolean =>
  (erasers.get(placeKey(target.feed.client, target.seq)) ?? []).some(
    (eraser) =>
      sameBytes(eraser.target, target.hash) &&
      eraser.header.memberHeads.length > 0 &&
      knowsHeads(draft.dag, eraser.header) &&
      // First what is cheap: the state at heads of somebody's choice is not.
      isSignedHeader(eraser.hash, eraser.header.signature, eraser.feed.deviceKey) &&
      tierOfErase((heads) => draft.membersAt(heads).roles.get(eraser.feed.person), eraser, target.feed) !== undefined,
  );
