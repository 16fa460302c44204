import type { DetectOptions, Redacted, VaultStore } from '#privacy';
import { redactConversation } from '#privacy';

export type ViewedMessage = { readonly id: string; readonly author: string; readonly text: string };

/** A message as the rules read it: personal data as placeholders, and the way back for the person's own screen. */
export type RedactedView = {
  readonly text: string;
  /** What was masked in the original. */
  readonly masked: readonly { readonly start: number; readonly end: number }[];
  /** The original words of a part of `text`; offsets in UTF-16 code units. A placeholder cut in half is taken whole. */
  readonly original: (start: number, end: number) => string;
};

type Piece = { readonly from: number; readonly to: number; readonly start: number; readonly end: number };

const viewOf = (text: string, entities: Redacted['entities']): RedactedView => {
  const pieces: Piece[] = [];
  let view = '';
  let at = 0;
  for (const entity of entities) {
    view += text.slice(at, entity.start);
    pieces.push({ from: view.length, to: view.length + entity.placeholder.length, start: entity.start, end: entity.end });
    view += entity.placeholder;
    at = entity.end;
  }
  view += text.slice(at);
  const back = (offset: number, side: 'start' | 'end'): number => {
    const inside = pieces.find((piece) => piece.from < offset && offset < piece.to);
    if (inside !== undefined) return inside[side];
    const before = pieces.findLast((piece) => piece.to <= offset);
    return before === undefined ? offset : before.end + (offset - before.to);
  };
  return {
    text: view,
    masked: entities.map(({ start, end }) => ({ start, end })),
    original: (start, end) => text.slice(back(start, 'start'), back(end, 'end')),
  };
};

/** Redacts messages with the circle's vault, members' names among the rest. */
export const redactedViews = (
  messages: readonly ViewedMessage[],
  options: DetectOptions & { readonly vault: VaultStore },
): ReadonlyMap<string, RedactedView> => {
  const texts = new Map(messages.map(({ id, text }) => [id, text]));
  return new Map(redactConversation(messages, options).map(({ id, entities }) => [id, viewOf(texts.get(id) ?? '', entities)]));
};
