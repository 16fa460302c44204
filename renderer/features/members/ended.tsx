import type { TFunction } from 'i18next';
import { DoorClosed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { goTo } from '../../app/route.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './members.module.css';

type Ended = NonNullable<CircleSummary['ended']>;
type Props = { readonly circle: string; readonly ended: Ended };

/** What ended it, in one sentence. */
export const endedWords = ({ how, byName }: Ended, t: TFunction): string =>
  how === 'removed' && byName !== undefined ? t('members.ended.removedBy', { by: safeName(byName) }) : t(`members.ended.${how}`);

const meaning = ({ how, keeps }: Ended, t: TFunction): string => {
  if (how === 'forked') return t('members.endedForked');
  return t(keeps ? 'members.endedKeeps' : 'members.endedNothing');
};

/** Erases the copy on this machine. */
export const TakeOff = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const takeOff = async () => {
    const done = await call((client) => client.members.takeOff({ id: callId(), circle }));
    if (done) goTo({ page: 'home' });
  };
  return (
    <div className={styles.hold}>
      <p className={styles.soft}>{t('members.takeOffHint')}</p>
      <PressAndHold label={t('members.takeOffHold')} holdingLabel={t('members.holding')} confirmLabel={t('members.takeOffConfirm')} onDone={() => void takeOff()} />
    </div>
  );
};

/** Stands where one would write: why nothing can be written any more, and what can be done. */
export const EndedBar = ({ circle, ended }: Props) => {
  const { t } = useTranslation();
  return (
    <section className={styles.endedBar} aria-live="polite" aria-label={endedWords(ended, t)}>
      <h2>{endedWords(ended, t)}</h2>
      <p>{meaning(ended, t)}</p>
      {ended.how !== 'forked' && <p>{t('members.endedBack')}</p>}
      <TakeOff circle={circle} />
    </section>
  );
};

/** The whole page of a group of which nothing may be kept. */
export const EndedPage = ({ circle, ended }: Props) => {
  const { t } = useTranslation();
  return (
    <EmptyHint icon={DoorClosed} title={endedWords(ended, t)} text={`${meaning(ended, t)} ${t('members.endedBack')}`}>
      <TakeOff circle={circle} />
    </EmptyHint>
  );
};
