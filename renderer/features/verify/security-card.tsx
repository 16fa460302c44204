import { Button, Loader, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityCard, Trust } from '#contract';
import { closeDialog } from '../../app/dialogs.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmojiRow } from '../../ui/emoji-row.tsx';
import { Problem } from '../../ui/problem.tsx';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { fullTime } from '../../ui/time-words.ts';
import { callId, useCall, useErrorSentence } from '../../ui/use-call.ts';
import { CompareValue } from './compare-value.tsx';
import { TrustNotes } from './trust-mark.tsx';
import { useTrust } from './use-trust.ts';
import styles from './verify.module.css';

type About = { readonly circle: string; readonly person: string; readonly name: string };

const Standing = ({ trust, name }: { readonly trust: Trust; readonly name: string }) => {
  const { t } = useTranslation();
  if (trust.state === 'none') return null;
  if (trust.state === 'verified') return <output className={styles.same}>{t('verify.verifiedSince', { name, when: fullTime(trust.verifiedAt, currentLanguage()) })}</output>;
  return (
    <section className={styles.warn} aria-label={t('verify.changedTitle', { name })}>
      <p>{t('verify.changed', { name, when: fullTime(trust.changedAt, currentLanguage()) })}</p>
      {trust.changes.map((change) => (
        <p key={change}>{t(`verify.change.${change}`)}</p>
      ))}
    </section>
  );
};

const Shown = ({ card, name }: { readonly card: SecurityCard; readonly name: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('verify.lead', { name })}</p>
      <strong>{t('verify.emoji')}</strong>
      <EmojiRow numbers={card.emoji} label={t('verify.emoji')} />
      <p className={styles.soft}>{t('verify.emojiWhy')}</p>
      <output className={styles.number} aria-label={t('verify.number')}>
        {card.number}
      </output>
      <div className={styles.row}>
        <CopyButton text={card.number} label={t('verify.copy')} />
      </div>
      <details>
        <summary>{t('verify.qr')}</summary>
        <div className={styles.column}>
          <QrPicture text={card.full} label={t('verify.qrLabel', { name })} className={styles.qr} />
          <CompareValue card={card} name={name} />
        </div>
      </details>
      <p className={styles.soft}>{t('verify.covers', { name, ...card.devices })}</p>
    </>
  );
};

const Choice = ({ circle, person, name, full }: About & { readonly full: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const [differs, setDiffers] = useState(false);
  const match = () => {
    setDiffers(false);
    void call((client) => client.verify.confirm({ id: callId(), circle, person, full }));
  };
  const differ = () => void call((client) => client.verify.differ({ id: callId(), circle, person })).then((done) => done && setDiffers(true));
  return (
    <>
      <div className={styles.row}>
        <Button onClick={match}>{t('verify.match')}</Button>
        <Button variant="default" onClick={differ}>
          {t('verify.differ')}
        </Button>
      </div>
      <Problem text={differs ? t('verify.differMeans', { name }) : undefined} />
    </>
  );
};

const Card = ({ circle, person, name }: About) => {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  const trust = useTrust(circle)?.find((one) => one.person === person);
  const { data: card, error } = useRead({
    key: `card ${circle} ${person}`,
    load: (client, signal) => client.verify.card({ circle, person }, { signal }),
    stale: (change) => change.topic === 'members' && change.circle === circle,
  });
  if (error) return <Problem text={sentence(error)} />;
  if (!card) return <Loader size="sm" aria-label={t('app.loading')} />;
  return (
    <div className={styles.column}>
      <TrustNotes trust={trust} />
      {trust && <Standing trust={trust} name={name} />}
      <Shown card={card} name={name} />
      <Choice circle={circle} person={person} name={name} full={card.full} />
    </div>
  );
};

/** The security card of a member: what both screens show alike when nobody stands between, and what is known of their keys and name. */
export const SecurityCardDialog = ({ circle, person, name: given }: About) => {
  const { t } = useTranslation();
  const name = safeName(given) || t('app.nameless');
  return (
    <Modal opened onClose={closeDialog} size="lg" title={t('verify.title', { name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Card circle={circle} person={person} name={name} />
    </Modal>
  );
};
