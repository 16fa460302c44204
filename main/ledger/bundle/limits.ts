import { MAX_BUNDLE_BYTES } from '#contract';

/** Updates in one bundle, bytes: about 15,000 messages. The rest is for what stands around them. */
export const MAX_BUNDLE_UPDATES_BYTES = MAX_BUNDLE_BYTES - 768 * 1024;
export const MAX_BUNDLE_UPDATES = 256;
/** Boxes in a bundle, those for nobody among them: a multiple of 4. */
export const MAX_BUNDLE_DEVICES = 64;
export const MAX_BUNDLE_HEADS = 4096;
/** The largest bundle that is offered as a text: some 13,000 characters, what a chat takes as one message. */
export const MAX_BUNDLE_TEXT_BYTES = 8 * 1024;
/** Entries of each feed that are sent again: whoever was restored from a slightly older copy finds its place. */
export const BUNDLE_OVERLAP = 4;
