import { record } from './codec.ts';
import { signature } from './shapes.ts';

/** Second on every link: the device key's signature over the link's transcript. */
export const proof = record({ signature });
