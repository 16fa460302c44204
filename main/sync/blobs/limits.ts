/** What the blob channel of one link may cost. */
export const BLOB_LIMITS = {
  /** Handed to the channel and not yet sent: less than a link may buffer, so that words never wait long behind files. */
  bufferedBytes: 512 * 1024,
  /** A frame of this channel: two carry a piece with its head. Larger ones would keep words waiting on a slow line, smaller ones cost more. */
  pieceBytes: 33 * 1024,
  /** Pieces asked of one device and not yet here: 2 MB, so that a busy machine's round trip of 50 ms does not slow it down. It buffers less all the same. */
  window: 32,
  /** Asked for together, once so many more may be. */
  askAtOnce: 8,
  /** Of them, asked a second time at once of a device that has nothing else to do. */
  again: 8,
  /** What a device may have asked of us and not yet got. */
  asked: 128,
  /** Addresses a device may want to hear about. */
  watched: 512,
  /** Messages that cost more to judge than to send. */
  smallTalk: { perSecond: 2_000, burst: 6_000 },
  /** Pieces and lists that nobody asked for (any more): two full windows. */
  unaskedBytes: 4 * 1024 * 1024,
  /** From a message's first frame to its last. */
  messageMs: 30_000,
  /** Without a piece for so long, a device that was asked is passed over… */
  stallMs: 20_000,
  /** …for this long. */
  restMs: 60_000,
  /** A piece asked of one device for so long may be asked of another that has nothing else to do. */
  againMs: 3_000,
} as const;
