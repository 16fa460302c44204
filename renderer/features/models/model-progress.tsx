import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever, type Model } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { Problem } from '../../ui/problem.tsx';
import { sizeWords } from '../../ui/size-words.ts';
import { durationWords } from '../../ui/time-words.ts';
import styles from './models.module.css';

const useProgressWords = ({ state, sizeBytes }: Model): string => {
  const { t } = useTranslation();
  const language = currentLanguage();
  const total = sizeWords(sizeBytes, language);
  switch (state.kind) {
    case 'absent':
      return '';
    case 'ready':
      return t('models.ready');
    case 'checking':
      return t('models.checking');
    case 'paused':
      return t('models.paused', { done: sizeWords(state.bytes, language), total });
    case 'failed':
      return t('models.failed', { done: sizeWords(state.bytes, language), total });
    case 'downloading': {
      const left = durationWords((sizeBytes - state.bytes) / Math.max(1, state.bytesPerSecond), language);
      return t('models.progress', { done: sizeWords(state.bytes, language), total, source: state.source, speed: sizeWords(state.bytesPerSecond, language), left });
    }
    default:
      return assertNever(state);
  }
};

/** Where a model's download stands, in words and as a bar. */
export const ModelProgress = ({ model }: { readonly model: Model }) => {
  const { t } = useTranslation();
  const words = useProgressWords(model);
  const { state } = model;
  const percent = 'bytes' in state ? (100 * state.bytes) / model.sizeBytes : 100;
  if (state.kind === 'absent') return null;
  return (
    <div className={styles.progress}>
      {state.kind !== 'ready' && (
        <Progress.Root size="md">
          <Progress.Section value={percent} animated={state.kind === 'checking'} aria-label={`${model.name}: ${words}`} />
        </Progress.Root>
      )}
      <p className={styles.state} data-ready={state.kind === 'ready'}>
        {words}
      </p>
      <Problem text={state.kind === 'failed' ? t(`errors.${state.code}`) : undefined} />
    </div>
  );
};
