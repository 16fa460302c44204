import { record } from './codec.ts';
import { deviceKey, requestId, signature } from './shapes.ts';

/** The joiner is admitted: who did it, its signature over the link's transcript, and how many control updates follow as `live`. */
export const welcome = record({ device: deviceKey, signature, updates: requestId });
