import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from './chat-context.tsx';
import { completeMention, findMention } from './find-mention.ts';

export type Candidate = { readonly key: string; readonly name: string; readonly isEmber: boolean };

const SHOWN = 6;
const EMBER_NAMES = ['ember', '小炉', 'ai', 'hearth', '围炉', 'xiaolu'];

type Options = { readonly text: string; readonly caret: number; readonly onComplete: (text: string, caret: number) => void };

const useCandidates = (query: string | undefined): readonly Candidate[] => {
  const { t } = useTranslation();
  const { members } = useChat();
  return useMemo(() => {
    if (query === undefined) return [];
    const wanted = query.toLowerCase();
    const ember: Candidate = { key: 'ember', name: t('ai.ember'), isEmber: true };
    const people = members.filter((member) => !member.isMe).map(({ person, name }): Candidate => ({ key: person, name: safeName(name), isEmber: false }));
    const fits = ({ name, isEmber }: Candidate) =>
      name.toLowerCase().includes(wanted) || (isEmber && EMBER_NAMES.some((one) => one.startsWith(wanted)));
    return [ember, ...people].filter((one) => one.name !== '' && fits(one)).slice(0, SHOWN);
  }, [query, members, t]);
};

/** Completion of `@` names in the composer. */
export const useMentions = ({ text, caret, onComplete }: Options) => {
  const mention = findMention(text, caret);
  const [closedAt, setClosedAt] = useState<number>();
  const [index, setIndex] = useState(0);
  const open = mention !== undefined && mention.from !== closedAt;
  const candidates = useCandidates(open ? mention.query : undefined);
  const chosen = Math.min(index, Math.max(0, candidates.length - 1));

  const pick = (candidate: Candidate) => {
    if (!mention) return;
    const done = completeMention(text, mention, candidate.name);
    setIndex(0);
    onComplete(done.text, done.caret);
  };

  /** @returns whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const candidate = candidates[chosen];
    if (!candidate || !mention) return false;
    if (event.key === 'ArrowDown') setIndex((chosen + 1) % candidates.length);
    else if (event.key === 'ArrowUp') setIndex((chosen + candidates.length - 1) % candidates.length);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      // A name typed to its end needs no completion: Enter then sends.
      if (event.key === 'Enter' && mention.query.toLowerCase() === candidate.name.toLowerCase()) return false;
      pick(candidate);
    } else if (event.key === 'Escape') setClosedAt(mention.from);
    else return false;
    event.preventDefault();
    return true;
  };

  return { candidates, chosen, pick, onKeyDown };
};
