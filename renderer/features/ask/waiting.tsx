import { Loader, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../rpc/use-read.ts';
import { useObservable } from '../../ui/observable.ts';
import { useChat } from '../chat/chat-context.tsx';
import type { Answer } from './answers.ts';
import styles from './ask.module.css';

/** Waits longer than this are counted out, with a bar. */
const LONG_SECONDS = 3;
/** While no answer has been seen here yet. */
const GUESSED_SECONDS = 15;

/** How long the model took for the answers before, in the middle; undefined before the first. */
export const usualSeconds = (answers: readonly Answer[]): number | undefined => {
  const taken = answers.flatMap(({ phase }) => (phase.kind === 'done' && phase.done.tier === 'llm' && !phase.done.stopped ? [phase.done.ms / 1000] : []));
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)];
};

/** How full the bar is after some seconds, percent: it slows down towards its end and never says that it is done. */
export const percentAfter = (seconds: number, expected: number): number => Math.round(96 * (1 - Math.exp((-1.5 * seconds) / Math.max(1, expected))));

const useSecondsSince = (from: number): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - from) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [from]);
  return seconds;
};

/** Whether there is a model that could be reading: without one the messages are the answer. */
const useHasModel = (): boolean =>
  useRead({ key: 'models', load: (client, signal) => client.models.list(undefined, { signal }), stale: (change) => change.topic === 'models' }).data?.some(
    ({ active, state }) => active && state.kind === 'ready',
  ) ?? false;

/** A model may think for long: the seconds, a bar, and where answers came before, about how long is left. */
export const Waiting = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  const seconds = useSecondsSince(answer.askedAt);
  const usual = usualSeconds(useObservable(useChat().answers.list));
  const left = usual === undefined ? 0 : Math.round(usual - seconds);
  const hasModel = useHasModel();
  const isLong = seconds >= LONG_SECONDS;
  const reading = isLong ? t('ask.readingFor', { seconds }) : t('ask.reading');
  const thinking = isLong ? t('ask.thinkingFor', { seconds }) : t('ask.thinking');
  const words = hasModel ? (answer.sources.length > 0 ? reading : thinking) : t('ask.thinking');
  return (
    <div className={styles.waiting}>
      <p className={styles.thinking}>
        <Loader size={14} aria-hidden="true" /> {words}
        {isLong && left > 0 && ` · ${t('ask.left', { seconds: left })}`}
      </p>
      {isLong && <Progress value={percentAfter(seconds, usual ?? GUESSED_SECONDS)} size="sm" aria-label={words} />}
    </div>
  );
};
