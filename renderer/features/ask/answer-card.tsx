import { Button } from '@mantine/core';
import { Check, Lock, RotateCcw, Send, Square, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { secondsWords } from '../../ui/time-words.ts';
import { useCall, useErrorSentence } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { MessageCard } from '../chat/message-card.tsx';
import { AiHead } from './ai-head.tsx';
import type { Answer } from './answers.ts';
import styles from './ask.module.css';
import { CareCard } from './care-card.tsx';
import { Waiting } from './waiting.tsx';

const Sources = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  const cited = answer.phase.kind === 'done' && answer.phase.done.text !== '' ? answer.phase.done.cites : undefined;
  const shown = cited ? answer.sources.filter(({ id }) => cited.includes(id)) : answer.sources;
  if (shown.length === 0) return null;
  return (
    <details className={styles.sources} open={!cited || undefined}>
      <summary>{t('ai.source', { count: shown.length })}</summary>
      {shown.map((message) => (
        <MessageCard key={message.id} message={message} />
      ))}
    </details>
  );
};

const Words = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  const { phase, text } = answer;
  const running = phase.kind === 'running';
  const done = phase.kind === 'done' ? phase.done : undefined;
  if (running && text === '') return <Waiting answer={answer} />;
  const best = done && text === '' && answer.sources.length > 0 && !done.stopped && done.grounding === 'chat';
  const none = done && !done.stopped && done.grounding === 'none';
  return (
    <>
      {text !== '' && (
        <div className={styles.text} dir="auto" data-running={running}>
          {text}
        </div>
      )}
      {best && <p className={styles.note}>{t('ask.best')}</p>}
      {none && text === '' && <p className={styles.note}>{t('ask.none')}</p>}
      {done?.grounding === 'chat-only' && !done.stopped && <p className={styles.note}>{t('ask.chatOnly')}</p>}
      {done?.grounding === 'general' && <p className={styles.note}>{t('ask.general')}</p>}
    </>
  );
};

const ShareButton = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { answers, messages } = useChat();
  const [busy, setBusy] = useState(false);
  const share = async () => {
    setBusy(true);
    const message = await call(() => answers.share(answer));
    if (message) messages.put(message);
    setBusy(false);
  };
  if (answer.sharedAs) {
    return (
      <span className={styles.sharedNote}>
        <Check size={15} aria-hidden="true" /> {t('ask.shared')}
      </span>
    );
  }
  return (
    <Button size="compact-sm" variant="light" loading={busy} leftSection={<Send size={14} />} onClick={() => void share()}>
      {t('ask.share')}
    </Button>
  );
};

const Foot = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  const { answers } = useChat();
  const { phase } = answer;
  const done = phase.kind === 'done' ? phase.done : undefined;
  return (
    <div className={styles.foot}>
      {phase.kind === 'running' && (
        <Button size="compact-sm" variant="default" leftSection={<Square size={13} />} onClick={() => answers.stop(answer.id)}>
          {t('ask.stop')}
        </Button>
      )}
      {done && answer.text !== '' && !done.stopped && <ShareButton answer={answer} />}
      {phase.kind !== 'running' && (
        <Button size="compact-sm" variant="subtle" leftSection={<RotateCcw size={14} />} onClick={() => void answers.ask(answer.question)}>
          {t('ask.again')}
        </Button>
      )}
      {done && (
        <span className={styles.took}>
          {done.stopped ? t('ask.stopped') : t('ai.took', { seconds: secondsWords(done.ms, currentLanguage()) })}
        </span>
      )}
    </div>
  );
};

const Content = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  const { phase } = answer;
  switch (phase.kind) {
    case 'care':
      return <CareCard care={phase.care} />;
    case 'failed':
      return <Problem text={sentence(phase.error)} />;
    case 'running':
    case 'done':
      return (
        <>
          {phase.kind === 'done' && phase.done.failure !== undefined && <Problem text={t(`errors.${phase.done.failure}`)} />}
          <Words answer={answer} />
          <Sources answer={answer} />
        </>
      );
    default:
      return assertNever(phase);
  }
};

/** A question and its answer, for the asker's eyes only. */
export const AnswerCard = ({ answer, onDismiss }: { readonly answer: Answer; readonly onDismiss?: () => void }) => {
  const { t } = useTranslation();
  const { phase } = answer;
  const done = phase.kind === 'done' ? phase.done : undefined;
  return (
    <section className={styles.card} aria-label={t('ask.answerBy')} aria-busy={phase.kind === 'running'}>
      <div className={styles.top}>
        {phase.kind === 'care' ? <strong className={styles.grow}>{t('ask.care')}</strong> : <AiHead tier={done?.tier} model={done?.model} />}
        <span className={styles.onlyYou}>
          <Lock size={12} aria-hidden="true" /> {t('ask.onlyYou')}
        </span>
        {onDismiss && <IconButton icon={X} label={t('app.dismiss')} sizePx={28} onClick={onDismiss} />}
      </div>
      <p className={styles.question} dir="auto">
        {answer.question}
      </p>
      <div aria-live={phase.kind === 'running' ? 'off' : 'polite'}>
        <Content answer={answer} />
      </div>
      {phase.kind !== 'care' && <Foot answer={answer} />}
    </section>
  );
};
