import { MAX_SEQ } from '../wire/limits.ts';

/** The row id of an entry: feeds lie behind each other, entries of a feed in order. */
export const placeOf = (feedRow: number, seq: number): number => feedRow * MAX_SEQ + seq;
export const feedRowOf = (place: number): number => Math.floor(place / MAX_SEQ);
export const seqOf = (place: number): number => place % MAX_SEQ;
