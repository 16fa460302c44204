/** How sure a given name of a list is by itself, with a capital letter and without: taggers that read the sentence may speak against it. */
export const LISTED = 0.7;
export const LISTED_LOWER = 0.55;
