import * as encoding from 'lib0/encoding';
import { presenceNote } from '../../main/sync/wire/presence-note.ts';
import type { ValueOf } from '../../main/sync/wire/codec.ts';

type Note = ValueOf<typeof presenceNote>;

/** The clear text of a presence frame, to be sealed by whoever says it. */
export const presenceFrame = (note: Omit<Note, 'meetingPoints' | 'heads'> & Partial<Note>): Uint8Array => {
  const to = encoding.createEncoder();
  presenceNote.write(to, { meetingPoints: [], heads: [], ...note });
  return encoding.toUint8Array(to);
};
