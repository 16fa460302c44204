/** Last words of streets that are more often something else. */
const WORDS_OF_STREETS = '(?:Arcade|Bank|Bluff|Bottom|Circus|Corner|Creek|Crest|Dale|Edge|End|Estate|Fairway|Gateway|Heath|Hills|Mead|Moor|Nook|Park|Pike|Shaw|Shore|Side|Top|Track|Valley|Vista|Warren)';
const AFTER_A_STREET = '\\s?(?:$|[,.;:!?)\\n-]|\\s(?:is|are|was|at|on|in|for|and|by|from|with|to|if|near|please|pls|thanks|today|tonight|tomorrow)\\b)';
/** The last word of a street with a capital letter. */
export const STREET_TYPE =
  `(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Square|Sq|Terrace|Ter|Way|Circle|Cir|Crescent|Cres|Parkway|Pkwy|Highway|Hwy|Close|Row|Mews|Alley|Loop|Trail|Grove|Gardens|Hill|Walk|Quay|Plaza|Esplanade|Turnpike|Freeway|Path|Bend|Ridge|Heights|View|Point|Run|Pass|Green|Rise|Vale|Cottages|Yard|Wharf|Parade|Pde|Chase|Croft|Drove|Fold|Garth|Mount|Paddock|Meadows?|Orchard|Spur|Villas|Wynd|Brae|Causeway|Cove|Crossing|Glen|Hollow|Knoll|Landing|Manor|Promenade|Reach|Trace|Tce|Cct|Circuit|Marg|Nagar|Layout|Bazaar|Colony|Broadway|Mall|Embankment|Bypass|Gate|Common|Downs|Field|Fields|Island|Lea|Link|Lodge|Oval|Spinney|Strand|Woods?|Approach|Brow|Dell|Dene|Expressway|Holt|Hurst|Leas|Leys|Maltings|Quadrant|Ridings|Stile|${WORDS_OF_STREETS}(?=${AFTER_A_STREET}))`;

/** A street by its whole name, without a number. */
export const STREET = `(?:[A-Z][\\w'’.-]{1,16}\\s){1,3}${STREET_TYPE}(?![a-z])`;
