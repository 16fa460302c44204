import { Check, CheckCheck, Clock } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { agoWords } from '../../ui/time-words.ts';
import styles from './message.module.css';

type Delivery = NonNullable<Message['delivery']>;
type Words = { readonly t: TFunction; readonly now: number; readonly deleted: boolean };

/** Why one person's device lacks a message, or may still hold a deleted one. */
const reasonOf = ({ name, isHere, seenAt }: Delivery['missing'][number], { t, now, deleted }: Words): string => {
  if (isHere) return t(deleted ? 'chat.forgetting' : 'chat.onItsWay', { name });
  if (seenAt === undefined) return t(deleted ? 'chat.mayHold' : 'chat.neverMet', { name });
  return t(deleted ? 'chat.mayHoldSince' : 'chat.lastHere', { name, when: agoWords(seenAt, now, currentLanguage()) });
};

const headline = ({ reached, of, missing }: Delivery, { t, deleted }: Words): string => {
  if (deleted) return t('chat.deletedWhy', { reached, of });
  if (missing.some(({ isHere }) => isHere) || missing.length === 0) return t('chat.reachedWhy', { reached, of });
  return reached === 0 ? t('chat.reachedNone') : `${t('chat.reachedWhy', { reached, of })} ${t('chat.nobodyHere')}`;
};

const shortWords = ({ reached, of, missing }: Delivery, { t, deleted }: Words): string => {
  const [first] = missing;
  if (!deleted) return reached === 0 || reached >= of ? '' : t('chat.reached', { reached, of });
  if (!first) return '';
  return missing.length === 1 ? t('chat.mayHold', { name: first.name }) : t('chat.mayHoldMore', { name: first.name, count: missing.length });
};

const DeliveryIcon = ({ reached, of }: Delivery) => {
  if (reached === 0) return <Clock size={13} aria-hidden="true" />;
  return reached >= of ? <CheckCheck size={15} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />;
};

/** How far my message got and whom it waits for; of a deleted one, who may still hold it. */
export const DeliveryNote = ({ delivery, deleted }: { readonly delivery: Delivery; readonly deleted: boolean }) => {
  const { t } = useTranslation();
  const words: Words = { t, now: useNow(), deleted };
  if (delivery.of === 0 || (deleted && delivery.missing.length === 0)) return null;
  const why = [headline(delivery, words), ...delivery.missing.map((missing) => reasonOf(missing, words))];
  return (
    <span className={styles.delivery} title={why.join('\n')} data-all={!deleted && delivery.reached >= delivery.of}>
      {deleted ? <Clock size={13} aria-hidden="true" /> : <DeliveryIcon {...delivery} />}
      <span aria-hidden="true">{shortWords(delivery, words)}</span>
      <span className="visually-hidden">{why.join('. ')}</span>
    </span>
  );
};
