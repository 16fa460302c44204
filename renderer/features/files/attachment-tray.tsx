import { Progress } from '@mantine/core';
import { FileText, ShieldCheck, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../app/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useObservable } from '../../ui/observable.ts';
import { safeName } from '../../ui/safe-name.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { useErrorSentence } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { type Attachment, inTray } from './attachments.ts';
import { FileName } from './file-name.tsx';
import styles from './files.module.css';

/** What happened to what the file says of its maker, in one line. */
const PrivacyLine = ({ draft }: { readonly draft: Extract<Attachment, { kind: 'ready' }>['draft'] }) => {
  const { t } = useTranslation();
  if (!draft.picture) return <span className={styles.small}>{t('files.asItIs')}</span>;
  const found = draft.removed.includes('place') || draft.removed.includes('device');
  return (
    <span className={styles.removed}>
      <ShieldCheck size={14} aria-hidden="true" />
      {t(found ? 'files.placeRemoved' : draft.removed.length > 0 ? 'files.detailsRemoved' : 'files.nothingInside')}
    </span>
  );
};

const State = ({ one }: { readonly one: Attachment }) => {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  if (one.kind === 'failed') return <span className={styles.failed} role="alert">{sentence(one.error)}</span>;
  if (one.kind === 'ready') return <PrivacyLine draft={one.draft} />;
  return <Progress value={(100 * one.sentBytes) / Math.max(1, one.sizeBytes)} size="sm" aria-label={t('files.adding', { name: safeName(one.name) })} />;
};

const Card = ({ one }: { readonly one: Attachment }) => {
  const { t } = useTranslation();
  const { attachments } = useChat();
  const thumb = one.kind === 'ready' ? one.draft.picture?.thumb : undefined;
  return (
    <li className={styles.attachment} data-kind={one.kind}>
      {thumb ? <img className={styles.trayThumb} src={thumb} alt="" /> : <FileText size={22} aria-hidden="true" />}
      <div className={styles.attachmentWords}>
        <FileName name={safeName(one.name)} isProgram={one.kind === 'ready' && one.draft.isProgram} />
        <span className={styles.small}>{sizeWords(one.sizeBytes, currentLanguage())}</span>
        <State one={one} />
      </div>
      <IconButton icon={X} label={t('files.drop', { name: safeName(one.name) })} sizePx={28} onClick={() => attachments.remove(one.key)} />
    </li>
  );
};

/** Files that go with the next message, before they go. */
export const AttachmentTray = () => {
  const { t } = useTranslation();
  const shown = inTray(useObservable(useChat().attachments.state));
  if (shown.length === 0) return null;
  return (
    <ul className={styles.tray} aria-label={t('files.tray')}>
      {shown.map((one) => (
        <Card key={one.key} one={one} />
      ))}
    </ul>
  );
};
