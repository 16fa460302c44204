import { createHash } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DeviceId } from '#contract';
import type { CircleLedger } from '#ledger';
import { type Clock, isWithin, RateLimit } from '#platform';
import { readMeetingPoint } from '../meeting-point.ts';
import type { ValueOf } from '../wire/codec.ts';
import type { MessageOf } from '../wire/message.ts';
import { presenceNote } from '../wire/presence-note.ts';

type Note = ValueOf<typeof presenceNote>;
type Author = { session: number; count: number; readonly limit: RateLimit };
export type PresenceFrame = MessageOf<'presence'>['frames'][number];

const SEALED_BYTES = 1024;
const MEETING_POINT_BYTES = 400;
const TYPING_EVERY_MS = 2_000;
const HERE = { perSecond: 2, burst: 12 };
/** Copies of a frame come from every neighbour: those seen a moment ago are not opened again. */
const REMEMBERED = 512;

export type Heard = { readonly device: DeviceId; readonly says: Note['says']; readonly meetingPoints: readonly string[]; readonly heads: Note['heads'] };

/** Signed, sealed, short-lived frames: who is here and holds what, who is typing, where else to meet. Nothing of them is stored. */
export class Presence {
  readonly #circle: CircleLedger;
  readonly #clock: Clock;
  readonly #session: number;
  readonly #authors = new Map<DeviceId, Author>();
  readonly #seen = new Set<string>();
  #count = 0;
  #typedAt = -Infinity;

  constructor(circle: CircleLedger, clock: Clock) {
    this.#circle = circle;
    this.#clock = clock;
    this.#session = Math.max(0, clock.now());
  }

  /** A frame that says we are here, what we hold, and where else to meet us. */
  here(meetingPoints: readonly string[], heads: Note['heads']): Uint8Array | undefined {
    return this.#seal({ says: 'here', meetingPoints: fitting(meetingPoints), heads });
  }

  /** A frame that says we are typing; undefined when we said so a moment ago. */
  typing(): Uint8Array | undefined {
    const now = this.#clock.now();
    if (isWithin(TYPING_EVERY_MS, { since: this.#typedAt, now })) return undefined;
    this.#typedAt = now;
    return this.#seal({ says: 'typing', meetingPoints: [], heads: [] });
  }

  /** What a frame says; undefined when it is forged, old, too much of its author, or not its author's where it says so. */
  hear({ way, sealed }: PresenceFrame, from: DeviceId): Heard | undefined {
    if (this.#hasSeen(sealed)) return undefined;
    const opened = this.#circle.openEphemeral(sealed);
    if (!opened || opened.device === this.#circle.self.device || !this.#circle.isMemberDevice(opened.device)) return undefined;
    if (way === 'from-author' && opened.device !== from) return undefined;
    this.#remember(sealed);
    const note = readNote(opened.plain);
    if (!note || !this.#isNews(opened.device, note)) return undefined;
    const { says, meetingPoints, heads } = note;
    return { device: opened.device, says, meetingPoints: meetingPoints.flatMap((url) => readMeetingPoint(url) ?? []), heads };
  }

  #seal(note: Omit<Note, 'session' | 'count'>): Uint8Array | undefined {
    // Who is in no more says nothing more; a circle on its way back is met before it knows us.
    if (!this.#circle.isMemberDevice(this.#circle.self.device)) return undefined;
    // A mailbox has no key that the others could open it with: who is linked with it knows that it is here.
    if (this.#circle.self.use === 'mailbox') return undefined;
    this.#count += 1;
    const to = encoding.createEncoder();
    presenceNote.write(to, { session: this.#session, count: this.#count, ...note });
    const sealed = this.#circle.sealEphemeral(encoding.toUint8Array(to));
    return sealed.length <= SEALED_BYTES ? sealed : undefined;
  }

  #hasSeen(sealed: Uint8Array): boolean {
    return this.#seen.has(digestOf(sealed));
  }

  /** Only genuine frames are remembered: whoever makes up others cannot push them out. */
  #remember(sealed: Uint8Array): void {
    this.#seen.add(digestOf(sealed));
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
  }

  #isNews(device: DeviceId, { session, count }: Note): boolean {
    const author = this.#authors.get(device) ?? { session: -1, count: -1, limit: new RateLimit(this.#clock, HERE) };
    this.#authors.set(device, author);
    if (session < author.session || (session === author.session && count <= author.count)) return false;
    author.session = session;
    author.count = count;
    return author.limit.take();
  }
}

const digestOf = (sealed: Uint8Array): string => createHash('sha256').update(sealed).digest('base64');

const fitting = (urls: readonly string[]): string[] => {
  const fit: string[] = [];
  for (const url of urls) if (fit.length < 4 && fit.join('').length + url.length <= MEETING_POINT_BYTES) fit.push(url);
  return fit;
};

const readNote = (plain: Uint8Array): Note | undefined => {
  try {
    const from = decoding.createDecoder(plain);
    const note = presenceNote.read(from);
    return from.pos === plain.length ? note : undefined;
  } catch {
    return undefined;
  }
};
