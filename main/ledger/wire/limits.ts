/** Entries a feed can ever hold. */
export const MAX_SEQ = 2 ** 24;
/** Ciphertext of a body, bytes. Room for a text of 64 KB however it has to be escaped in JSON, except control characters. */
export const MAX_BODY_BYTES = 150 * 1024;
/** Clear text of an op, bytes. */
export const MAX_OP_BYTES = 136 * 1024;
export const MAX_HEADER_BYTES = 4096;
/** One update, as the link lets it through. */
export const MAX_UPDATE_BYTES = 256 * 1024;
/** Bodies that we send in one answer to a peer that lacks them. */
export const MAX_PIECE_BYTES = 200 * 1000;
export const MAX_SECTIONS = 4096;
export const MAX_ERASE_TARGETS = 64;
export const MAX_MEMBER_HEADS = 16;
export const LAMPORT_LIMIT = 2 ** 48;
/** How far ahead of the entries held a foreign lamport may pull our own. */
export const LAMPORT_AHEAD = 2 ** 20;
/** How long a body stays that an admin erased, or that lies past a cut: an undo, or a removal that turns out void, finds it again. */
export const BODY_KEPT_MS = 72 * 3_600_000;
export const MAX_INCARNATIONS = 64;
