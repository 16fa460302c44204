import { Check, Circle, LoaderCircle } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetStepSchema, type Outputs } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { Problem } from '../../ui/problem.tsx';
import { sizeWords } from '../../ui/size-words.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './memory.module.css';
import { ReceiptCard } from './receipt-card.tsx';
import { type ForgetStep, useForget } from './use-forget.ts';

type Preview = Outputs['memory']['preview'];

const GoesAndStays = ({ preview }: { readonly preview: Preview }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.goesAndStays}>
      <div>
        <h4>{t('memory.goes')}</h4>
        <ul>
          <li>{t('memory.goesMemories', { count: preview.memories })}</li>
          <li>{t('memory.goesPlaceholders', { count: preview.placeholders })}</li>
          <li>{t('memory.goesReads', { count: preview.reads })}</li>
          <li>{t('memory.goesBytes', { size: sizeWords(preview.bytes, currentLanguage()) })}</li>
        </ul>
      </div>
      <div>
        <h4>{t('memory.stays')}</h4>
        <ul>
          <li>{t('memory.staysMessages', { count: preview.messagesStay })}</li>
          <li>{t('memory.staysChoices')}</li>
          <li>{t('memory.staysOthers')}</li>
        </ul>
      </div>
    </div>
  );
};

const Steps = ({ done }: { readonly done: readonly ForgetStep[] }) => {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-live="polite" aria-label={t('memory.running')}>
      {forgetStepSchema.options.map((step, index) => (
        <li key={step} data-done={done.includes(step)}>
          {done.includes(step) ? <Check size={16} aria-hidden="true" /> : index === done.length ? <LoaderCircle size={16} aria-hidden="true" className={styles.turning} /> : <Circle size={16} aria-hidden="true" />}
          {t(`memory.step.${step}`)}
        </li>
      ))}
    </ol>
  );
};

const EarlierReceipts = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const { data: receipts = [] } = useRead({
    key: `receipts ${circle.id}`,
    load: (client, signal) => client.memory.receipts({ circle: circle.id }, { signal }),
    stale: (change) => change.topic === 'memory' && change.circle === circle.id,
  });
  if (receipts.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>{t('memory.receipts')}</summary>
      {receipts.toSorted((a, b) => b.at - a.at).map((receipt) => (
        <ReceiptCard key={receipt.at} receipt={receipt} />
      ))}
    </details>
  );
};

/** Forget AI memory: what goes, what stays, one press-and-hold, the steps, the receipt. */
export const ForgetSection = ({ onForgotten }: { readonly onForgotten: () => void }) => {
  const { t } = useTranslation();
  const { circle, answers } = useChat();
  const clean = useCallback(() => {
    answers.clear();
    onForgotten();
  }, [answers, onForgotten]);
  const { state, forget } = useForget(circle.id, clean);
  const { data: preview } = useRead({
    key: `forget ${circle.id} ${state.kind}`,
    load: (client, signal) => client.memory.preview({ circle: circle.id }, { signal }),
    stale: (change) => (change.topic === 'memory' || change.topic === 'messages') && change.circle === circle.id,
  });
  return (
    <section className={styles.forget} aria-label={t('memory.forget')}>
      <h3 className={styles.forgetTitle}>{t('memory.forget')}</h3>
      <p className={styles.small}>{t('memory.forgetLead')}</p>
      {state.kind === 'done' && <ReceiptCard receipt={state.receipt} isNew />}
      {state.kind === 'running' && <Steps done={state.steps} />}
      {state.kind === 'idle' && preview && <GoesAndStays preview={preview} />}
      {state.kind === 'idle' && (
        <>
          <Problem text={state.problem} />
          <PressAndHold
            label={t('memory.hold')}
            holdingLabel={t('memory.holdOn')}
            confirmLabel={t('memory.confirm')}
            disabled={!preview}
            onDone={() => void forget()}
          />
        </>
      )}
      {state.kind !== 'done' && <EarlierReceipts />}
    </section>
  );
};
