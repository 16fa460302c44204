import type { Contract, Handlers } from '#contract';

/** What answers the calls of each feature. */
export type FeatureHandlers = { readonly [Feature in Exclude<keyof Contract, 'app'>]?: Handlers<Contract[Feature]> };
