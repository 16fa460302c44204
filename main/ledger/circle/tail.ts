import * as Y from 'yjs';
import { must } from '#contract';
import type { Feed } from '../gate/feed.ts';
import { placeOf } from '../store/place.ts';
import type { Rows, WireControl } from '../store/rows.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import type { CircleState } from './circle-state.ts';
import { type Deletion, encodeTail, encodeUpdate, type Section } from '../wire/update.ts';

const KEPT_ENTRIES = 50;

/** The last entries of the branch that this desktop met first. */
const lastControl = (rows: Rows, state: CircleState, feed: Feed): readonly WireControl[] => {
  const entries: WireControl[] = [];
  for (let hash: string | undefined = toBase64Url(feed.head); hash !== undefined && entries.length < KEPT_ENTRIES; hash = state.dag.entries.get(hash)?.prev) {
    const stored = rows.control.get(state.row, fromBase64Url(hash));
    must(stored, 'a control entry that is known is stored');
    entries.unshift(stored);
  }
  return entries;
};

/** The live surface of one circle: the last entries of each feed behind one deleted stretch. Made from the rows, never sent. */
export class Tail {
  readonly doc = new Y.Doc();

  constructor(rows: Rows, state: CircleState) {
    for (const feed of state.feeds.values()) {
      if (feed.row === undefined || feed.next === 0) continue;
      const from = Math.max(0, feed.next - KEPT_ENTRIES);
      const entries = feed.kind === 'c' ? lastControl(rows, state, feed) : rows.entries.all(placeOf(feed.row, from), placeOf(feed.row, feed.next), KEPT_ENTRIES);
      this.apply(encodeTail({ client: feed.client, root: feed.root, from, entries }));
    }
  }

  /** Shows what was committed. Own entries come this way too: Yjs would change its clientID if it met them again. */
  show(sections: readonly Section[], deletions: readonly Deletion[]): void {
    const short = sections.filter(({ entries }) => entries.length <= KEPT_ENTRIES);
    if (short.length > 0) this.apply(encodeUpdate(short));
    for (const section of sections) if (section.entries.length > KEPT_ENTRIES) this.showEnd(section);
    if (deletions.length > 0) this.apply(encodeUpdate([], deletions));
  }

  /**
   * A history that arrives shows its very last entry alone: in full, 100,000 entries would be 300 MB that nobody reads, and even the last 50 of
   * each piece would be made only to be dropped for those of the next.
   */
  private showEnd({ client, root, from, entries }: Section): void {
    const last = { client, root, from: from + entries.length - 1, entries: entries.slice(-1) };
    this.apply(encodeTail(last, { heldBefore: from, dropFrom: Math.max(0, from - KEPT_ENTRIES) }));
  }

  private apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'ledger');
    must(this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null, 'canonical updates leave nothing pending');
  }
}
