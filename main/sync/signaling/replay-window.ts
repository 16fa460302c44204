const SESSIONS = 256;
/** Frames may overtake each other by so many: several meeting points carry them at different speeds. */
const WIDTH = 512;

type Session = { highest: number; readonly seen: Set<number> };

/** Tells frames that were heard before, or are too old to tell. A sender numbers its frames from 1 in each of its sessions. Bounded: 256 sessions of 512 frames. */
export class ReplayWindow {
  readonly #sessions = new Map<string, Session>();

  /** Whether this is the first time; then it is noted. */
  isFresh(session: string, count: number): boolean {
    const known = this.#sessions.get(session) ?? { highest: 0, seen: new Set<number>() };
    if (count <= known.highest - WIDTH || known.seen.has(count)) return false;
    known.seen.add(count);
    known.highest = Math.max(known.highest, count);
    if (known.seen.size > 2 * WIDTH) for (const old of known.seen) if (old <= known.highest - WIDTH) known.seen.delete(old);
    this.#keep(session, known);
    return true;
  }

  /** The one used last is forgotten last. */
  #keep(session: string, known: Session): void {
    this.#sessions.delete(session);
    this.#sessions.set(session, known);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > SESSIONS && oldest !== undefined) this.#sessions.delete(oldest);
  }
}
