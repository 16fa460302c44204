import { Button, Textarea } from '@mantine/core';
import { Flame } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement, CheckIn } from '#contract';
import { useRead } from '../../rpc/use-read.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { useComposition } from '../chat/use-composition.ts';
import styles from './agreements.module.css';
import { VerdictMark } from './check-in-card.tsx';
import { CheckInLine } from './check-in-line.tsx';
import { HeatMap } from './heat-map.tsx';

type Props = { readonly agreement: Agreement; readonly onChanged: () => void };

const SHOWN = 5;

const SignerRow = ({ signer }: { readonly signer: Agreement['signers'][number] }) => {
  const { t } = useTranslation();
  return (
    <li className={styles.signer}>
      <Avatar seed={signer.person} name={signer.name} sizePx={28} />
      <span className={styles.signerWords}>
        <span>
          <PersonName name={signer.name} />
          {signer.isMe && ` (${t('app.you')})`}
        </span>
        <span className={styles.streak}>{signer.longest === 0 ? t('agreements.streakNone') : t('agreements.streak', { count: signer.streak, longest: signer.longest })}</span>
      </span>
      {signer.today ? <VerdictMark verdict={signer.today} /> : <span className={styles.open}>{t('agreements.open')}</span>}
    </li>
  );
};

const CheckInForm = ({ agreement, onChanged }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const { handlers, isInputMethods } = useComposition();
  const submit = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const done = await call((client) => client.agreements.checkIn({ id: callId(), circle: circle.id, agreement: agreement.id, text: text.trim() }));
    setBusy(false);
    if (!done) return;
    setText('');
    onChanged();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('agreements.checkIn')}
        placeholder={t('agreements.checkInPlaceholder')}
        value={text}
        rows={2}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !isInputMethods(event)) void submit(event);
        }}
        {...handlers}
      />
      <Button type="submit" loading={busy} disabled={text.trim() === ''}>
        {t('agreements.checkInButton')}
      </Button>
    </form>
  );
};

const SignForm = ({ agreement, onChanged }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const sign = async () => {
    const done = await call((client) => client.agreements.sign({ id: callId(), circle: circle.id, agreement: agreement.id }));
    if (done) onChanged();
  };
  return (
    <div className={styles.form}>
      <p className={styles.small}>{t('agreements.signHint')}</p>
      <Button onClick={() => void sign()}>{t('agreements.sign')}</Button>
    </div>
  );
};

const History = ({ checkIns, onChanged }: { readonly checkIns: readonly CheckIn[]; readonly onChanged: () => void }) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const sorted = checkIns.toSorted((a, b) => b.at - a.at);
  if (sorted.length === 0) return null;
  return (
    <section aria-label={t('agreements.history')}>
      <h4 className={styles.historyTitle}>{t('agreements.history')}</h4>
      <ul className={styles.history}>
        {(all ? sorted : sorted.slice(0, SHOWN)).map((checkIn) => (
          <CheckInLine key={checkIn.id} checkIn={checkIn} onChanged={onChanged} />
        ))}
      </ul>
      {!all && sorted.length > SHOWN && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('app.more')}
        </Button>
      )}
    </section>
  );
};

/** One agreement: its rule, who is in, today's check-in, streaks and the days behind. */
export const AgreementCard = ({ agreement, onChanged }: Props) => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const { data: checkIns = [], reload } = useRead({
    key: `check-ins ${circle.id} ${agreement.id}`,
    load: (client, signal) => client.agreements.checkIns({ circle: circle.id, agreement: agreement.id }, { signal }),
    stale: (change) => change.topic === 'agreements' && change.circle === circle.id,
  });
  const changed = () => {
    onChanged();
    reload();
  };
  const signed = agreement.signers.some(({ isMe }) => isMe);
  return (
    <section className={styles.card} aria-label={agreement.title}>
      <h3 className={styles.title}>{agreement.title}</h3>
      <p className={styles.rule}>{agreement.rule}</p>
      <p className={styles.groupStreak}>
        <Flame size={16} aria-hidden="true" />
        {t('agreements.groupStreak', { count: agreement.groupStreak })}
      </p>
      <ul className={styles.signers}>
        {agreement.signers.map((signer) => (
          <SignerRow key={signer.person} signer={signer} />
        ))}
      </ul>
      {signed ? <CheckInForm agreement={agreement} onChanged={changed} /> : <SignForm agreement={agreement} onChanged={changed} />}
      <HeatMap agreement={agreement} checkIns={checkIns} />
      <History checkIns={checkIns} onChanged={changed} />
    </section>
  );
};
