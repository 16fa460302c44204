import type { Entity } from '#contract';
import { createVault, type DetectOptions, redactConversation, type Tagged } from '#privacy';
import type { Labelled } from './labelled.ts';

/** Neighbours of one talk together, every other message by itself. */
const talksOf = (messages: readonly Labelled[]): readonly (readonly Labelled[])[] => {
  const talks: Labelled[][] = [];
  for (const message of messages) {
    const last = talks.at(-1);
    if (last && message.talk !== undefined && last[0]?.talk === message.talk) last.push(message);
    else talks.push([message]);
  }
  return talks;
};

/**
 * Finds as on the way to an AI: with the messages of the same talk in view.
 * @returns what was found in each message of the set
 */
export const findInTalks = (messages: readonly Labelled[], tagged?: Tagged, seen?: DetectOptions['seen']): ((message: Labelled) => readonly Entity[]) => {
  const found = new Map<string, readonly Entity[]>();
  for (const talk of talksOf(messages)) {
    const names = [...new Set(talk.flatMap(({ members }) => members))];
    const redacted = redactConversation(talk, { vault: createVault('en'), names, ...(tagged && { tagged }), ...(seen && { seen }) });
    for (const { id, entities } of redacted) found.set(id, entities);
  }
  return ({ id }) => found.get(id) ?? [];
};
