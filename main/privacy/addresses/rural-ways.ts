import { PLATED, UPPER } from '../text/character-classes.ts';
import type { AddressForm } from './add-forms.ts';
import { A_PLACE, BESIDE, CAPITAL_WORD, COLOUR, FLOOR, LANDMARK, NO_PERSON_OR_DAY, NO_SHOP, PLACE, STOP_AT, WORDS } from './address-pieces.ts';
import { STREET } from './street-type.ts';

/** Homes without a number: a house by its name, a place in the country and what the house looks like, the way from a landmark. */

const HOME = '(?:house|hoose|bungalow|cottage|cabin|flat|trailer|caravan|farm|farmhouse|barn|lodge|duplex|maisonette|terrace|semi|storey|hut|hogan|yurt|compound|mobile home|static|gate|gateway|driveway|lane|annexe?|granny flat)';
const SIDE = '(?:behind|opposite|opp\\.?|beside|before|after|past|pass|above|over|facing|next\\sto|just\\s(?:past|before|after|behind)|at\\sthe\\s(?:end|top|bottom)\\sof|with|w/|on\\sthe\\s(?:bend|corner|left|right|hill|green)|without)';
/** “the two storey house beside the grotto”, “second house pass the mango walk”, “iron gate with two lions”. */
const HOUSE_BY_SIGHT = `(?:the\\s|a\\s)?(?:[A-Za-z0-9-]{2,14}\\s){0,3}${HOME}\\s${SIDE}\\s(?:the\\s|a\\s|an\\s|two\\s)?${WORDS(7)}`;
const PAINTED = `(?:the\\s|a\\s)?(?:[a-z-]{3,12}\\s)?${COLOUR}\\s(?:[a-z-]{3,12}\\s)?(?:house|bungalow|cottage|cabin|flat|trailer|caravan|gate|door|duplex|building|hogan|barn|fence|roof|shutters|driveway|mailbox|letterbox)${STOP_AT}`;
const TOP_OF = `(?:(?:the\\s)?(?:very\\s)?(?:top|bottom|end|far\\send|back|foot)\\s(?:of\\s(?:the\\s)?${WORDS(4)}|end${STOP_AT}))`;
const JUST_BY = `(?:just|right|directly)\\s(?:past|before|after|behind|opposite|beside|above|below)\\s(?:the\\s|a\\s)?${WORDS(5)}`;
const FIELDS = `(?:two|three|four|five|\\d|a\\scouple\\sof)\\s(?:doors?|fields?|houses?|gates?|farms?)\\s(?:down|up|along|past|after|before|from|beyond)(?:\\sfrom)?\\s(?:the\\s)?${WORDS(4)}`;
const NTH_TURN = `(?:the\\s)?(?:first|second|third|fourth|1st|2nd|3rd|4th)\\s(?:left|right|junction|turn|turning|turnoff|lane|gate|compound|house|lane)\\s(?:after|past|before|beyond|from|on)\\s(?:the\\s)?${WORDS(4)}`;
export const RURAL_WAYS: readonly AddressForm[] = [
  {
    needs: UPPER,
    hint: new RegExp(`, (?:the |a )?(?:[A-Za-z0-9-]{2,14} ){0,3}(?:${HOME}|top|bottom|end|far end|foot|back|just|right|directly|two|three|first|second|third|fourth|\\d|${COLOUR})\\b`, 'i'),
    score: 0.75,
    // A place, and how to know the house.
    pattern: new RegExp(`(?<![\\wÀ-ɏ'’-])(?:near\\s)?(?:${A_PLACE},\\s){1,3}(?:${HOUSE_BY_SIGHT}|${TOP_OF}|${JUST_BY}|${FIELDS}|${NTH_TURN}|${PAINTED})`, 'g'),
  },
  {
    needs: 0,
    hint: new RegExp(`\\b${HOME} (?:with|w/) (?:the|a) `, 'i'),
    score: 0.7,
    // “the bungalow with the blue gate just past the GAA pitch”.
    pattern: new RegExp(`(?:[Tt]he|a)\\s(?:[a-z-]{3,12}\\s)?${HOME}\\s(?:with|w/)\\s(?:the|a)\\s(?:[a-z-]{3,12}\\s){0,2}(?:gate|door|fence|roof|shutters|wall|garage|pillars|railings|porch|hedge|sign|windows|tractor|palm|flag|trailer|boat)\\s(?:just\\s|right\\s)?${BESIDE}${WORDS(5)}`, 'g'),
  },
  {
    needs: 0,
    hint: new RegExp(`(?:first|second|third|fourth|last|[1-9](?:st|nd|rd|th)) (?:railway )?(?:trailer|arch|caravan|driveway|mailbox|gate|lane|track|barn)s? (?:on|in|past|after|before)`, 'i'),
    score: 0.7,
    pattern: new RegExp(`(?:[Tt]he\\s)?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[1-9](?:st|nd|rd|th))\\s(?:railway\\s)?(?:trailer|arch|caravan|driveway|mailbox|gate|lane|track|barn)\\s(?:on\\s(?:the|your)\\s(?:left|right)\\s)?(?:on|in|past|after|before)\\s(?:the\\s)?(?:${CAPITAL_WORD}(?:\\s${CAPITAL_WORD}){0,2}|[a-z'’-]{3,16}(?:\\s[a-z'’-]{3,16}){0,4}?(?:\\son\\s${STREET})|[a-z'’-]{3,16}${STOP_AT})`, 'g'),
  },
  {
    needs: UPPER,
    hint: /\b(?:over|above|behind|below|under) the [a-z'’ ]+ (?:in|on|at) [A-Z]/,
    score: 0.7,
    pattern: new RegExp(`\\b(?:lives?|living|live|moved|flat(?:['’]?s)?|room|rooms|place(?:['’]?s)?|upstairs|stay(?:s|ing)?|(?:i|we)['’](?:m|re))\\s((?:over|above|behind|below|under)\\sthe\\s[a-z'’]{3,16}(?:\\s[a-z'’]{3,16})?\\s(?:in|on|at)\\s${STREET})`, 'g'),
  },
  {
    needs: UPPER,
    hint: /, [A-Z][\w'’. ]{1,30}(?:Lane|Ln|Road|Rd|Street|St|Hill|Drive|Close|Way|Row|Terrace)\b|, Heol |, Lôn /,
    score: 0.65,
    // A house by its name and its road, where somebody is at home or sends something.
    pattern: new RegExp(`\\b(?:still(?: in| at)?|up in|live at|lives at|living at|moved to|we['’]re (?:at|in|up in)|i['’]m (?:at|in)|from|post(?:ed|ing)? (?:it |them )?to|send (?:it |them )?to|deliver(?:ed)? to|drop (?:it |them )?(?:at|to)|address is|address:|place:|ours|at mine|at home|at hers|at his|stay(?:ing)? (?:at|in)|go to|come to) ((?:(?:the\\s(?:[a-z]{4,12}\\s)?house|${NO_PERSON_OR_DAY}${NO_SHOP}${CAPITAL_WORD}(?:[\\s-](?:y-)?${CAPITAL_WORD}){0,2}),\\s)(?:${STREET}|Heol\\s(?:y\\s)?${CAPITAL_WORD}|Lôn\\s${CAPITAL_WORD}))`, 'gi'),
  },
  {
    needs: UPPER,
    hint: /(?:Cottage|Bungalow|Farmhouse|Farm|Barn|Lodge|Croft)\b/,
    score: 0.65,
    // A house's name alone, where somebody or something is outside it or comes to it.
    pattern: /(?:\b(?:outside|opposite|at|to|from|near|behind|by|is|live in|lives in)\s|^)((?:The\s)?(?:[A-Z][a-z'’]{2,16}\s){1,2}(?:Cottage|Bungalow|Farmhouse|Croft))(?=\s*(?:$|[,.!?;\n])|\s[a-z])(?!\s(?:pie|cheese|pub|inn|hotel|hospital|garden centre|cafe|tea|bakery))/g,
    rejects: /\b(?:hospital|airbnb review|pub|hotel|inn|cafe|tea ?room|bakery|film|book|episode)\b/i,
  },
  {
    needs: UPPER | PLATED,
    hint: /, [A-Z][^,\n]{2,40},? [A-Z]{1,2}\d/,
    score: 0.7,
    // The house with its place, and an outward postcode alone.
    pattern: new RegExp(`(?<![\\wÀ-ɏ'’-])${A_PLACE},\\s(?:${STREET})(?:,\\s${PLACE}){0,2},?\\s[A-PR-UWYZ][A-HK-Y]?\\d[A-Z\\d]?(?:\\s\\d[A-Z]{2})?(?![\\w-])`, 'g'),
  },
  {
    needs: 0,
    hint: /(?:doors|fields|houses) (?:down|up|along|past|from)/i,
    score: 0.65,
    pattern: new RegExp(`(?:${NO_PERSON_OR_DAY}${CAPITAL_WORD}(?:\\s\\d{1,3}|\\s${CAPITAL_WORD})?,\\s)?(?:two|three|four|five|[2-9])\\s(?:doors|fields|houses)\\s(?:(?:down|up|along)\\sfrom|past|beyond)\\s(?:the\\s)?${WORDS(4)}|\\b[2-9]\\sdoors\\s(?:down|up|along)(?=,\\sthe\\s)`, 'g'),
    rejects: /\b(?:car|cars|shop|pub|bar|restaurant|cafe|match)\b/i,
  },
  {
    needs: UPPER,
    hint: /\b(?:corner|cnr\.?) (?:of )?[A-Z][^,.]{3,40}, the /,
    score: 0.75,
    pattern: new RegExp(`(?:[Tt]he\\s)?(?:[Cc]orner|[Cc]nr\\.?)\\s(?:of\\s)?${CAPITAL_WORD}(?:\\s${CAPITAL_WORD}){0,2}\\s(?:and|&)\\s${CAPITAL_WORD}(?:\\s${CAPITAL_WORD}){0,2},\\s${HOUSE_BY_SIGHT}`, 'g'),
  },
  {
    needs: UPPER,
    hint: /(?:left|right|turn|turning|lane|junction|house|gate) (?:after|past|before|beyond) [^,.]{3,30}, [A-Z]/,
    score: 0.75,
    pattern: new RegExp(`${NTH_TURN},\\s(?:[A-Z][\\w'’-]{2,16}\\s){1,3}(?:Farm|House|Cottage|Barn|Lodge|Bungalow|Croft|Villa|Estate|Lane|Road)${STOP_AT}`, 'g'),
  },
  {
    needs: UPPER,
    hint: /(?:adjacent to|adj to|opposite|opp\.?|behind|above|over|next to|beside) (?:the )?[A-Z][^,.]{2,30}, (?:[a-z\d]+ floor|upstairs|basement|top flat|side)/,
    score: 0.75,
    pattern: new RegExp(`\\b(?:adjacent\\sto|adj\\.?\\sto|opposite|opp\\.?|behind|above|over|next\\sto|beside)\\s(?:the\\s)?${CAPITAL_WORD}(?:\\s${CAPITAL_WORD}){0,3},\\s${FLOOR}`, 'g'),
  },
  {
    needs: UPPER,
    hint: /\bthe [a-z]{4,12} house, [A-Z]/,
    score: 0.7,
    pattern: new RegExp(`\\bthe\\s(?:parochial|manse|vicarage|rectory|gate|end|corner|old|family|big|last|first|yellow|white|blue|red|green|pink|brick|stone)\\s(?:house|lodge),\\s${STREET}`, 'g'),
  },
  {
    needs: 0,
    hint: /(?:hogan|house|trailer|cabin|bungalow|cottage|gate) (?:w\/|with) [^,.]{3,30}, (?:half|a mile|\d)/i,
    score: 0.7,
    pattern: new RegExp(`(?:[Tt]he\\s)?${COLOUR}\\s${HOME}\\s(?:w/|with)\\s${WORDS(5)},\\s(?:half\\s(?:a\\s)?mile|a\\smile|\\d+\\s(?:mi|miles?|km|m|yards))\\s(?:down|up|past|from|along)(?:\\sfrom)?\\s(?:the\\s)?${WORDS(4)}`, 'g'),
  },
  {
    needs: UPPER,
    hint: /\bhome\b|\bhouse\b|\breposing\b/i,
    score: 0.65,
    pattern: new RegExp(`\\b(?:his|her|their|my|our|the family)\\s(?:home|house|residence),\\s(${A_PLACE}(?:,\\s${PLACE}){0,2},\\s(?:${FIELDS}|${LANDMARK}|${NTH_TURN}|${FLOOR}))`, 'g'),
  },
];
