import type { Change, CircleId, PersonId } from '#contract';
import type { Ledger } from '#ledger';
import type { Clock, Database, Log, Random } from '#platform';
import type { Blobs, BlobStore } from '#sync';

/** What files need of the rest, handed over by `core`. */
export type FilesDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly store: BlobStore;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly nameOf: (circle: CircleId, person: PersonId) => string;
  /** Whether pictures are fetched without a tap. */
  readonly fetchesPictures: () => boolean;
  readonly tell: (change: Change) => void;
  /** A message as the chat shows it: when it was sent, and by whom. */
  readonly messageOf: (circle: CircleId, message: string) => { readonly sentAt: number; readonly authorId: PersonId; readonly authorName: string; readonly isMine: boolean } | undefined;
};
