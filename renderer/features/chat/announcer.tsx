import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../ui/observable.ts';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from './chat-context.tsx';

const CHARACTERS = 140;
/** Long enough to be read out; then it is gone, so that a deleted message leaves no copy behind. */
const KEPT_MS = 4_000;

/** Tells a screen reader, politely, what others have just said in the open group. */
export const Announcer = () => {
  const { t } = useTranslation();
  const { messages, circle } = useChat();
  const state = useObservable(messages.state);
  const known = useRef<{ stretch: number; last: string | undefined }>(undefined);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!state) return;
    const last = state.messages.at(-1)?.id;
    const before = known.current;
    known.current = { stretch: state.stretch, last };
    if (!before || before.stretch !== state.stretch || before.last === last) return;
    const from = state.messages.findIndex(({ id }) => id === before.last) + 1;
    const fresh = state.messages.slice(from).filter(({ author, kind, deleted, isBlocked }) => (!author.isMe || kind === 'ai') && !deleted && !isBlocked);
    const [only] = fresh;
    if (!only) return;
    const name = only.kind === 'ai' ? `${t('ai.label')} ${t('ai.ember')}` : safeName(only.author.name);
    setWords(
      fresh.length > 1
        ? t('chat.announceMany', { count: fresh.length, group: safeName(circle.name) })
        : t('chat.announce', { name, text: (only.text || (only.files ?? []).map((file) => file.name).join(', ')).slice(0, CHARACTERS) }),
    );
  }, [state, circle.name, t]);
  useEffect(() => {
    const timer = setTimeout(() => setWords(''), KEPT_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {words}
    </div>
  );
};
