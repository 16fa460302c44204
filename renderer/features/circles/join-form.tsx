import { Button, Textarea } from '@mantine/core';
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary, Outputs } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useClient } from '../../rpc/rpc-context.tsx';
import { Problem } from '../../ui/problem.tsx';
import { QrFileButton } from '../../ui/qr-file-button.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { fullTime } from '../../ui/time-words.ts';
import { callId, useErrorSentence } from '../../ui/use-call.ts';
import { useQrFile } from '../../ui/use-qr-file.ts';
import { isBundleText } from '../bundles/is-bundle.ts';
import { useOpenBundle } from '../bundles/use-open-bundle.ts';
import styles from './forms.module.css';

type Found = Outputs['circles']['readInvite'];
type Reading = { readonly text?: string; readonly found?: Found; readonly problem?: string };

/** Looks for an invite in what was pasted, without contacting anybody. */
const useInviteIn = (text: string): Reading => {
  const client = useClient();
  const sentence = useErrorSentence();
  const [reading, setReading] = useState<Reading>({});
  useEffect(() => {
    if (text.trim() === '') return undefined;
    const stop = new AbortController();
    client.circles.readInvite({ text }, { signal: stop.signal }).then(
      (found) => !stop.signal.aborted && setReading({ text, found }),
      (error: unknown) => !stop.signal.aborted && setReading({ text, problem: sentence(error) }),
    );
    return () => stop.abort();
  }, [client, text, sentence]);
  return reading.text === text && text.trim() !== '' ? reading : {};
};

const useJoin = (onJoined: (circle: CircleSummary) => void) => {
  const client = useClient();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const join = async (text: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      onJoined(await client.circles.join({ id: callId(), text }));
    } catch (error) {
      setProblem(sentence(error));
    }
    setBusy(false);
  };
  return { join, busy, problem };
};

/** Takes a whole pasted message, says which group its invite is for, and joins. */
export const JoinForm = ({ link, onJoined, onBundle }: { readonly link?: string | undefined; readonly onJoined: (circle: CircleSummary) => void; readonly onBundle?: () => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(link ?? '');
  const isBundle = isBundleText(text);
  const { found, problem } = useInviteIn(isBundle ? '' : text);
  const openBundle = useOpenBundle();
  const joining = useJoin(onJoined);
  const readQrFile = useQrFile(setText);
  const go = async () => {
    if (isBundle) {
      if (await openBundle(text)) onBundle?.();
    } else if (found) await joining.join(text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !(found || isBundle)) return;
    event.preventDefault();
    void go();
  };
  // A screenshot of the QR picture, copied from a chat.
  const onPaste = (event: ClipboardEvent) => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (!picture) return;
    event.preventDefault();
    void readQrFile(picture);
  };
  return (
    <form className={styles.column} onSubmit={submit}>
      <Textarea
        aria-label={t('circles.joinPaste')}
        placeholder={t('circles.joinPlaceholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value.slice(0, 200_000))}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        rows={2}
        spellCheck={false}
        data-autofocus
      />
      <div aria-live="polite">
        {isBundle && <p className={styles.found}>{t('bundles.isBundle')}</p>}
        {found && <p className={styles.found}>{t('circles.joinFound', { name: safeName(found.name), until: fullTime(found.expiresAt, currentLanguage()) })}</p>}
      </div>
      <Problem text={joining.problem ?? problem ?? (link === '' && text === '' ? t('circles.linkBroken') : undefined)} />
      {found && found.meetingPoints.length > 0 && <p className={styles.small}>{t('connection.inviteUses', { places: found.meetingPoints.join(', ').replaceAll(/:[^:@/]*@/gu, ':…@') })}</p>}
      <QrFileButton onText={setText} />
      <Button type="submit" loading={joining.busy} disabled={!found && !isBundle} className={styles.go}>
        {t(isBundle ? 'bundles.open' : 'circles.joinButton')}
      </Button>
    </form>
  );
};
