import type { DeviceId, PersonId } from '#contract';

/** How far each device is known to hold each feed, by the feed's root. What is not named is taken to be missing. */
export type KnownHeads = (device: DeviceId) => readonly { readonly feed: string; readonly next: number }[];
/** `after`: by the root of a feed, what an earlier part brings. `everything`: whatever they are thought to hold. */
export type BundleScope = { readonly person: PersonId; readonly known: KnownHeads; readonly everything: boolean; readonly after: ReadonlyMap<string, number> };

/**
 * A bundle for one person. `entries`: new ones of message feeds in it. `isPart`: there is more than one bundle holds; `upTo` says how far
 * each feed has come with it, for the `after` of the next.
 */
export type SealedBundle = { readonly bytes: Uint8Array; readonly entries: number; readonly isPart: boolean; readonly upTo: ReadonlyMap<string, number> };
