import { lacSmall } from './lac/lac-tagger.ts';
import { own } from './own/own-tagger.ts';
import { rampart } from './rampart/rampart-tagger.ts';
import type { Tagger } from './tagger.ts';

/** All taggers; a text is read by those that know its script. */
export const TAGGERS: readonly Tagger[] = [lacSmall, rampart, own];
