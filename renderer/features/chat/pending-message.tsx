import { Button, Progress } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../ui/observable.ts';
import { safeName } from '../../ui/safe-name.ts';
import type { Attachment } from '../files/attachments.ts';
import { FileName } from '../files/file-name.tsx';
import fileStyles from '../files/files.module.css';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';
import type { Pending } from './pending.ts';

const PendingFile = ({ file }: { readonly file: Attachment }) => {
  const { t } = useTranslation();
  const thumb = file.kind === 'ready' ? file.draft.picture?.thumb : undefined;
  return (
    <div className={fileStyles.card}>
      {thumb ? <img className={fileStyles.trayThumb} src={thumb} alt="" /> : <FileText size={22} aria-hidden="true" />}
      <div className={fileStyles.attachmentWords}>
        <FileName name={safeName(file.name)} isProgram={file.kind === 'ready' && file.draft.isProgram} />
        {file.kind === 'adding' && <Progress value={(100 * file.sentBytes) / Math.max(1, file.sizeBytes)} size="sm" aria-label={t('files.adding', { name: safeName(file.name) })} />}
      </div>
    </div>
  );
};

/** A message that was sent and has not been answered yet: what it says, its files, and what it waits for. Until they are ready it can be taken back. */
export const PendingMessage = ({ pending: { id, text } }: { readonly pending: Pending }) => {
  const { t } = useTranslation();
  const { attachments } = useChat();
  const files = useObservable(attachments.state).filter(({ message }) => message === id);
  const isAdding = files.some(({ kind }) => kind === 'adding');
  return (
    <div className={styles.row} data-mine="true">
      <div className={styles.bubble} data-kind="person" data-waiting="true">
        {files.length > 0 && (
          <div className={fileStyles.files}>
            {files.map((file) => (
              <PendingFile key={file.key} file={file} />
            ))}
          </div>
        )}
        {text !== '' && (
          <div className={styles.text} dir="auto">
            {text}
          </div>
        )}
        <div className={styles.waitingFoot}>
          <output>{t(isAdding ? 'chat.sendsWhenReady' : 'chat.sending')}</output>
          {isAdding && (
            <Button size="compact-sm" variant="default" onClick={() => attachments.release(id)}>
              {t('chat.takeBack')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
};
