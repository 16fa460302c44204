import { circleView } from '#features/circles';
import type { View } from '#ledger';

/** What stays on: a member that holds the keys, or a mailbox that does not. */
export type Use = 'member' | 'mailbox';

/** Where each keeps what it has, and what of it it reads: names alone, or nothing. */
export const ALWAYS_ON: Readonly<Record<Use, { readonly file: string; readonly views: readonly View[] }>> = {
  member: { file: 'always-on.db', views: [circleView] },
  mailbox: { file: 'mailbox.db', views: [] },
};
