/** What a link may carry. Everything before authentication is small and short: a stranger is owed nothing. */
export const LINK_LIMITS = {
  pieceBytes: 16 * 1024,
  messageBytes: 256 * 1024,
  /** Handed to the channel and not yet sent. */
  bufferedBytes: 1024 * 1024,
  /** Waiting behind the channel's buffer; a peer that lets more pile up has stalled. */
  waitingBytes: 16 * 1024 * 1024,
  /** From a message's first piece to its last. */
  messageMs: 30_000,
  strangerMessageBytes: 4 * 1024,
  strangerBytes: 16 * 1024,
  strangerMs: 10_000,
  /** Unauthenticated attempts at once, per room. */
  strangers: 8,
} as const;
