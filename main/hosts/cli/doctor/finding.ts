/** What was looked at. */
export type About = 'folder' | 'permissions' | 'space' | 'lock' | 'keys' | 'database' | 'circle' | 'clock' | 'port' | 'limits' | 'place' | 'models';

/** `unknown`: not looked at, and the sentence says how it could be. */
export type FindingState = 'fine' | 'unknown' | 'amiss';

/**
 * One thing that `hearth doctor` looked at. `what` names the sentence (`finding-sentence.ts`); `facts` fill it, and stand in the JSON as they
 * are: figures, the person's own paths and addresses of servers, never anybody's name or words.
 */
export type Finding = { readonly about: About; readonly what: string; readonly state: FindingState; readonly facts: Readonly<Record<string, string | number>> };

const finding =
  (state: FindingState) =>
  (about: About, what: string, facts: Finding['facts'] = {}): Finding => ({ about, what, state, facts });

export const fine = finding('fine');
export const unknown = finding('unknown');
export const amiss = finding('amiss');
