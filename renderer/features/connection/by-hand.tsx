import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { notify } from '../../ui/notices.tsx';
import { QrFileButton } from '../../ui/qr-file-button.tsx';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { useCall } from '../../ui/use-call.ts';
import { isBundleText } from '../bundles/is-bundle.ts';
import { useOpenBundle } from '../bundles/use-open-bundle.ts';
import styles from './connection.module.css';

type Props = { readonly circle: string; /** Not in the group yet: the texts let me in, and two more connect me as a member. */ readonly isJoining?: boolean };

/** Connecting by texts or QR pictures that people carry themselves, without any meeting point. */
export const ByHand = ({ circle, isJoining = false }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const [mine, setMine] = useState<{ readonly kind: 'call' | 'answer'; readonly text: string }>();
  const [pasted, setPasted] = useState('');
  const make = async () => {
    const made = await call((client) => client.connection.callByHand({ circle }));
    if (made) setMine({ kind: 'call', text: made.text });
  };
  const open = useOpenBundle();
  const take = async (text: string) => {
    if (isBundleText(text)) {
      if (await open(text)) setPasted('');
      return;
    }
    const taken = await call((client) => client.connection.takeByHand({ circle, text }));
    if (!taken) return;
    setPasted('');
    if (taken.answer !== undefined) return setMine({ kind: 'answer', text: taken.answer });
    setMine(undefined);
    notify('info', t('connection.handConnecting'));
  };
  return (
    <section className={styles.part} aria-label={t('connection.hand')}>
      <h3>{t('connection.hand')}</h3>
      <p className={styles.soft}>{t('connection.handLead')}</p>
      {isJoining && <p className={styles.soft}>{t('connection.handJoin')}</p>}
      <Button variant="default" onClick={() => void make()}>
        {t('connection.handMake')}
      </Button>
      {mine && (
        <>
          <p className={styles.soft}>{t(mine.kind === 'call' ? 'connection.handSend' : 'connection.handSendBack')}</p>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason: a region that scrolls must be reachable by keyboard */}
          <section className={styles.code} aria-label={t('connection.handText')} tabIndex={0}>
            {mine.text}
          </section>
          <CopyButton text={mine.text} label={t('app.copy')} />
          <QrPicture text={mine.text} label={t('connection.handQr')} className={styles.picture} />
        </>
      )}
      <Textarea label={t('connection.handPaste')} value={pasted} onChange={(event) => setPasted(event.currentTarget.value.slice(0, 200_000))} rows={2} spellCheck={false} />
      <Button disabled={pasted.trim() === ''} onClick={() => void take(pasted)}>
        {t('connection.handTake')}
      </Button>
      <QrFileButton onText={(text) => void take(text)} />
    </section>
  );
};
