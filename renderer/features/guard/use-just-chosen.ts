import { useState } from 'react';
import type { EntityKind } from '#contract';
import type { ShownEntity } from './use-inspect.ts';
import { useRememberChoice } from './use-guard-rules.ts';

type Choice = 'mask' | 'leave';
type Chosen = { readonly choice: Choice; readonly entities: readonly ShownEntity[]; readonly before: string; readonly after: string };

/** What a press on the guard line chose from now on. `undo`: takes it back, the words of the draft too. */
export type JustChosen = { readonly choice: Choice; readonly kinds: readonly EntityKind[]; readonly undo: () => void };

const kindsOf = (entities: readonly ShownEntity[]): readonly EntityKind[] => [...new Set(entities.map(({ kind }) => kind))];

/**
 * Remembers for a circle what is to be done about kinds, and what was just chosen while the draft is the one it was chosen for: it holds for later drafts too,
 * so whoever pressed by mistake must find the way back where they pressed.
 * @param toDraft puts these words into the field, and the focus.
 */
export const useJustChosen = ({ circle, text, toDraft }: { readonly circle: string; readonly text: string; readonly toDraft: (words: string) => void }) => {
  const remember = useRememberChoice(circle);
  const [chosen, setChosen] = useState<Chosen>();
  const choose = (choice: Choice, entities: readonly ShownEntity[], after = text) => {
    remember(kindsOf(entities), choice);
    setChosen({ choice, entities, before: text, after });
    toDraft(after);
  };
  const undo = ({ entities, before }: Chosen) => {
    for (const earlier of new Set(entities.map((entity) => entity.choice))) {
      remember(kindsOf(entities.filter((entity) => entity.choice === earlier)), earlier);
    }
    setChosen(undefined);
    toDraft(before);
  };
  const isShown = chosen !== undefined && chosen.after === text;
  const just: JustChosen | undefined = isShown ? { choice: chosen.choice, kinds: kindsOf(chosen.entities), undo: () => undo(chosen) } : undefined;
  return { just, choose, over: () => setChosen(undefined) };
};
