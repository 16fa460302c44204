import { tellStory } from '../story.ts';
import type { FuzzPart } from './fuzz-part.ts';

/** Random stories among three to six desktops in bad weather. */
export const stories: FuzzPart = { name: 'network stories', tries: 1, run: (seed) => tellStory({ seed, count: 3 + (seed % 4), rounds: 60 }) };
