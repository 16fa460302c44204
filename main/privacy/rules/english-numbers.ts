/** Numbers as they are said in English, as parts of patterns. */
const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

/** 1 to 99. */
export const SAID_NUMBER = `(?:(?:${TENS})(?:[- ](?:${UNITS}))?|${TEENS}|${UNITS})`;

/** Nineteen ninety four, two thousand and nine, twenty fourteen, oh four. */
export const SAID_YEAR = `(?:nineteen[- ](?:oh[- ](?:${UNITS})|${SAID_NUMBER})|two thousand(?: and)?(?: ${SAID_NUMBER})?|twenty[- ](?:oh[- ](?:${UNITS})|${TEENS}|twenty(?:[- ](?:${UNITS}))?))`;
/** Digits one by one. */
export const SAID_DIGIT = `(?:zero|oh|nought|${UNITS}|double|triple|treble)`;
