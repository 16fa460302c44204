import { tellStory } from '../membership/tell-story.ts';
import type { FuzzPart } from './fuzz-part.ts';

/** Random histories of members, with a liar among them. */
export const memberships: FuzzPart = {
  name: 'membership stories',
  tries: 1,
  run: (seed) => {
    const { faults, liar } = tellStory(seed);
    return faults.length > 0 ? Promise.reject(new Error(`with a liar who is ${liar}: ${faults.join('; ')}`)) : Promise.resolve();
  },
};
