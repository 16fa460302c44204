/** What a line tells its client. Nothing follows `closed`. */
export type LineEars = {
  opened(): void;
  /** Something came that was well-formed: the other end lives. */
  alive(): void;
  heard(topic: string, data: string): void;
  closed(): void;
};

/** One connection to a meeting point, in whatever it speaks. Used only between `opened` and `closed`. */
export interface Line {
  subscribe(topics: readonly string[]): void;
  unsubscribe(topics: readonly string[]): void;
  publish(topic: string, data: string): void;
  /** Asks for a sign of life. */
  ping(): void;
  end(): void;
}

/** Opens a line; it reports later, never during the call. */
export type Dial = (url: string, ears: LineEars) => Line;

/** The longest sealed frame, characters. */
export const MAX_FRAME_CHARACTERS = 64 * 1024;
