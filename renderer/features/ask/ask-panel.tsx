import { Button, Textarea } from '@mantine/core';
import { Flame } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { useObservable } from '../../ui/observable.ts';
import { useChat } from '../chat/chat-context.tsx';
import { useComposition } from '../chat/use-composition.ts';
import { AnswerCard } from './answer-card.tsx';
import styles from './ask.module.css';

/** Asking Ember apart from the chat, and what was asked before. */
export const AskPanel = () => {
  const { t } = useTranslation();
  const { answers } = useChat();
  const list = useObservable(answers.list);
  const [question, setQuestion] = useState('');
  const { handlers, isInputMethods } = useComposition();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() === '') return;
    void answers.ask(question.trim());
    setQuestion('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !isInputMethods(event)) ask(event);
  };
  return (
    <>
      <form className={styles.form} onSubmit={ask}>
        <Textarea
          aria-label={t('ask.title')}
          placeholder={t('ask.placeholder')}
          value={question}
          rows={2}
          maxLength={2000}
          onChange={(event) => setQuestion(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          {...handlers}
        />
        <Button type="submit" disabled={question.trim() === ''}>
          {t('ask.button')}
        </Button>
      </form>
      {list.length === 0 && <EmptyHint icon={Flame} text={t('ask.empty')} />}
      {list.toReversed().map((answer) => (
        <AnswerCard key={answer.id} answer={answer} />
      ))}
    </>
  );
};
