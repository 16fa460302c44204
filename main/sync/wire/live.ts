import { record } from './codec.ts';
import { update } from './shapes.ts';

/** An entry just written, or control entries that vouch for the sender. */
export const live = record({ update });
