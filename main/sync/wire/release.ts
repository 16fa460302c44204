import { record } from './codec.ts';

/** I could do without this link: close it if you could, too. */
export const release = record({});
