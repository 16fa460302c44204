import type { TFunction } from 'i18next';
import { DoorClosed } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { goTo } from '../../app/route.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './members.module.css';

type Ended = NonNullable<CircleSummary['ended']>;
type Kind = CircleSummary['kind'];
type Props = { readonly circle: string; readonly kind: Kind; readonly ended: Ended };

/** What ended it, in one sentence. */
export const endedWords = ({ how, byName }: Ended, { t, kind }: { readonly t: TFunction; readonly kind: Kind }): string => {
  if (kind === 'direct' && how === 'left') return t('direct.ended');
  return how === 'removed' && byName !== undefined ? t('members.ended.removedBy', { by: safeName(byName) }) : t(`members.ended.${how}`);
};

/** How one comes back. */
const backWords = (kind: Kind, t: TFunction): string => t(kind === 'direct' ? 'direct.leaveBack' : 'members.endedBack');

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
export const EndedBar = ({ circle, kind, ended }: Props) => {
  const { t } = useTranslation();
  const title = endedWords(ended, { t, kind });
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // The field one wrote in has just gone.
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <section ref={place} tabIndex={-1} className={styles.endedBar} aria-live="polite" aria-label={title}>
      <h2>{title}</h2>
      <p>{meaning(ended, t)}</p>
      {ended.how !== 'forked' && <p>{backWords(kind, t)}</p>}
      <TakeOff circle={circle} />
    </section>
  );
};

/** The whole page of a group of which nothing may be kept. */
export const EndedPage = ({ circle, kind, ended }: Props) => {
  const { t } = useTranslation();
  return (
    <EmptyHint icon={DoorClosed} title={endedWords(ended, { t, kind })} text={`${meaning(ended, t)} ${backWords(kind, t)}`}>
      <TakeOff circle={circle} />
    </EmptyHint>
  );
};
