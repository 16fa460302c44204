import { DIGIT, UPPER } from '../text/character-classes.ts';
import type { AddressForm } from './add-forms.ts';
import { NOT_A_DOOR, NUMBER, STREET } from './told-doors.ts';

/** The number of a door behind what is said of a street, of oneself or of the post. */
const LEARNT_OR_RANKED = /\b(?:page|exercise|homework|exam|revis\w+|test|chapter|lessons?|questions?|quiz|module|textbook|charts?|league|table|ranked|ranking|queue|seed|list|world|playlist|season|flight|seat|platform)\b/i;

export const TOLD_NUMBERS: readonly AddressForm[] = [
  {
    needs: DIGIT | UPPER,
    hint: /, (?:number|no\.?) ?\d/i,
    score: 0.75,
    // The street, the way along it, and its number at last.
    pattern: new RegExp(`(?<![A-Za-z])${STREET}(?:,?\\s(?:past|after|before|opposite|behind|beside|near|next to|cabin row|row|left|right|first|second|third)\\b[^,.!?\\n]{2,30}){1,2}(?:,\\s(?:left|right)\\sfork)?,\\s${NUMBER}${NOT_A_DOOR}`, 'g'),
  },
  {
    needs: DIGIT,
    hint: /\b(?:i['’]?m|i am|we['’]?re|we are|mine|ours|my step|my door|our door|you['’]?re|here)\b/i,
    score: 0.7,
    // “we're number 11”, “I'm no. 38”, “I'm Robbo, unit 2”, “on my step, number 3”.
    pattern: new RegExp(
      `\\b(?:i['’]?m|i am|we['’]?re|we are|mine is|mine['’]?s|ours is|you['’]?re|they['’]?re|my step|my door|our door|my porch)(?:\\s[A-Z][a-z'’-]{1,14})?,?\\s(?:(?:at|in|on|from)\\s)?((?:number|no\\.|unit|flat|apt|house|hse|villa)\\s?(?:no\\.?\\s?)?\\d{1,4}[a-z]?)(?=\\s*(?:$|[,.;!?)\\n]|\\s(?:here|and|the one|with|upstairs|downstairs|opposite|next)\\b))${NOT_A_DOOR}`,
      'gi',
    ),
    rejects: LEARNT_OR_RANKED,
  },
  {
    needs: DIGIT,
    hint: /\b(?:number|no\.?|unit|flat|house|hse) \d{1,4}[a-z]? here\b|^(?:number|no\.?|unit|flat|house|hse) \d{1,4}[a-z]?[,:]/i,
    score: 0.65,
    pattern: /(?<![A-Za-z])((?:number|no\.|unit|flat|house|hse) ?\d{1,4}[a-z]?)(?= here\b)/gi,
    rejects: LEARNT_OR_RANKED,
  },
  {
    needs: DIGIT,
    hint: /\b(?:post|parcels?|mail|letters?|packages?|deliver\w*|courier|ladder|keys?|painter|plumber|return\w*|knock\w*|skip|bins?|hedge|alarm|noise|smoke|cat|dog)\b/i,
    score: 0.65,
    // What comes to 34a, is returned to Number 12.
    pattern: new RegExp(
      `\\b(?:post|parcels?|mail|letters?|packages?|delivery|deliveries|courier|ladder|keys?|painter|plumber|return|returned|knock|knocking|skip|bins?|hedge|alarm|noise|smoke)\\b[^.!?\\n]{0,32}?\\s(?:to|at|for|outside|from|in|of)\\s((?:number|no\\.?|house|unit|flat)\\s?\\d{1,4}[a-z]?|\\d{1,3}[a-d])(?![\\w%]|[.,:]\\d|\\s?(?:am|pm)\\b)${NOT_A_DOOR}`,
      'gi',
    ),
    rejects: LEARNT_OR_RANKED,
  },
];
