import { Loader, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entity, Message, Outputs } from '#contract';
import { useRead } from '../../rpc/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { useErrorSentence } from '../../ui/use-call.ts';
import styles from './guard.module.css';

type View = Outputs['guard']['aiView'];

/** Splits a redacted text at its placeholders, so that they can be set apart. */
const withMarks = ({ redacted, entities }: View) => {
  const marks = [...new Set(entities.map(({ placeholder }) => placeholder))].filter((mark) => mark !== '');
  if (marks.length === 0) return redacted;
  const pattern = new RegExp(`(${marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|')})`, 'u');
  return redacted.split(pattern).map((part, index) =>
    marks.includes(part) ? (
      <span key={index} className={styles.placeholder}>
        {part}
      </span>
    ) : (
      part
    ),
  );
};

/** Why something was recognised, in words that need no knowledge of rules. */
const useWhy = () => {
  const { t } = useTranslation();
  return ({ by, kind }: Entity): string => (by === 'rule' ? t(`guard.rule.${kind}`) : t(`guard.by.${by}`));
};

const Hidden = ({ entities }: Pick<View, 'entities'>) => {
  const { t } = useTranslation();
  const why = useWhy();
  return (
    <ul className={styles.why} aria-label={t('guard.viewWhy')}>
      {entities.map((entity) => (
        <li key={`${entity.start}-${entity.kind}`}>
          <span className={styles.placeholder}>{entity.placeholder}</span>
          <span>{t(`guard.kind.${entity.kind}`)}</span>
          <bdi>{entity.text}</bdi>
          <span className={styles.by}>{why(entity)}</span>
        </li>
      ))}
    </ul>
  );
};

const Left = ({ left }: Pick<View, 'left'>) => {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{t('guard.left')}</h3>
      <ul className={styles.why} aria-label={t('guard.left')}>
        {left.map((entity) => (
          <li key={`${entity.start}-${entity.kind}`}>
            <span>{t(`guard.kind.${entity.kind}`)}</span>
            <bdi>{entity.text}</bdi>
            <span className={styles.by}>{t(`guard.because.${entity.because}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

const ViewBody = ({ view }: { readonly view: View }) => {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.view} dir="auto">
        {withMarks(view)}
      </div>
      {view.entities.length > 0 && <Hidden entities={view.entities} />}
      {view.entities.length + view.left.length === 0 && <p>{t('guard.viewNone')}</p>}
      <Left left={view.left} />
    </>
  );
};

/** What the AI sees of a message, and why. */
export const AiViewDialog = ({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  const { data: view, error } = useRead({
    key: message.keptFromAi ? undefined : `ai-view ${message.id}`,
    load: (client, signal) => client.guard.aiView({ circle: message.circle, message: message.id }, { signal }),
    stale: (change) => change.topic === 'guard' || (change.topic === 'messages' && change.ids.includes(message.id)),
  });
  return (
    <Modal opened onClose={onClose} title={t('guard.viewTitle')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {message.keptFromAi && <p>{t('guard.viewKept')}</p>}
      {!message.keptFromAi && !view && error === undefined && <Loader size="sm" aria-label={t('app.loading')} />}
      {view && <ViewBody view={view} />}
      <Problem text={error === undefined ? undefined : sentence(error)} />
    </Modal>
  );
};
