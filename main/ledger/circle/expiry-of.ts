import type { OpKind } from '../op.ts';
import type { Rows } from '../store/rows.ts';
import { readHeader } from '../wire/header.ts';
import type { CircleState } from './circle-state.ts';
import { findEntry } from './find-entry.ts';

const expiryAt = (rows: Rows, state: CircleState, id: string): number => {
  const found = findEntry(state, id);
  const bytes = found && rows.header.get(found.place);
  const header = bytes && readHeader(bytes);
  return header && header !== 'unknown-version' ? header.expiresAt : 0;
};

type Said = { readonly opKind: OpKind; readonly body: unknown; readonly sentAt: number; readonly goesBy?: number | undefined };

/** When an op's body is to go, ms; 0: never. The policy's time from now, and no later than `goesBy` or than what it holds words of. */
export const expiryOf = (rows: Rows, state: CircleState, { opKind, body, sentAt, goesBy = 0 }: Said): number => {
  const { disappearingMs } = state.members.policy;
  const own = opKind.disappears === true && disappearingMs > 0 ? Math.trunc(sentAt) + disappearingMs : 0;
  const bounds = [own, goesBy, ...(opKind.goesWith?.(body) ?? []).map((id) => expiryAt(rows, state, id))].filter((time) => time !== 0);
  return bounds.length > 0 ? Math.min(...bounds) : 0;
};
