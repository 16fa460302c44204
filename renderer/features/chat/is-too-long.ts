import { MAX_TEXT_BYTES } from '#contract';

const encoder = new TextEncoder();

/** Whether a text is above what one message may hold (64 KB of UTF-8). */
export const isTooLong = (text: string): boolean => text.length * 3 > MAX_TEXT_BYTES && (text.length > MAX_TEXT_BYTES || encoder.encode(text).length > MAX_TEXT_BYTES);
