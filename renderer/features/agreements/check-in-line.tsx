import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CheckIn } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { dayWords } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './agreements.module.css';
import { VerdictMark } from './check-in-card.tsx';

type Props = { readonly checkIn: CheckIn; readonly onChanged: () => void };

const Decide = ({ checkIn, onChanged }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const decide = async (verdict: 'counts' | 'not-yet') => {
    const done = await call((client) => client.agreements.decide({ id: callId(), circle: circle.id, checkIn: checkIn.id, verdict }));
    if (done) onChanged();
  };
  return (
    <div className={styles.decide}>
      <Button size="compact-sm" variant="light" onClick={() => void decide('counts')}>
        {t('agreements.decideCounts')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void decide('not-yet')}>
        {t('agreements.decideNot')}
      </Button>
    </div>
  );
};

/** One check-in: what was written, the verdict and its reason; the writer decides where the rules leave it open. */
export const CheckInLine = ({ checkIn, onChanged }: Props) => {
  const { t } = useTranslation();
  const { members } = useChat();
  const now = useNow();
  const mine = members.some(({ isMe, person }) => isMe && person === checkIn.person);
  return (
    <li className={styles.checkIn}>
      <div className={styles.checkInHead}>
        <PersonName name={checkIn.name} />
        <span className={styles.small}>{dayWords(new Date(`${checkIn.day}T00:00`).getTime(), { t, language: currentLanguage(), now })}</span>
        <VerdictMark verdict={checkIn.verdict} />
      </div>
      <div dir="auto" className={styles.checkInText}>
        {checkIn.text}
      </div>
      <div className={styles.reason} dir="auto">
        {checkIn.reason} · {t(`agreements.by.${checkIn.tier}`, { name: safeName(checkIn.name) })}
      </div>
      {mine && checkIn.verdict === 'your-call' && <Decide checkIn={checkIn} onChanged={onChanged} />}
    </li>
  );
};
