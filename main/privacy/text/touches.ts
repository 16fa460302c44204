type Stretch = { readonly start: number; readonly end: number };

/** Whether two stretches of a text share a character. `end` exclusive. */
export const touches = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
