import { Progress, SegmentedControl } from '@mantine/core';
import { FolderOpen, HardDriveDownload, MessageSquareText, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNow } from '../../ui/now.ts';
import { Problem } from '../../ui/problem.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { shortTime } from '../../ui/time-words.ts';
import { callId, useCall, useErrorSentence } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { FileName } from './file-name.tsx';
import styles from './files.module.css';

type Overview = Outputs['files']['overview'];
const LIMITS = [500_000_000, 2_000_000_000, 10_000_000_000, 50_000_000_000] as const;

const Room = ({ usedBytes, limitBytes }: Pick<Overview, 'usedBytes' | 'limitBytes'>) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const size = (bytes: number): string => sizeWords(bytes, currentLanguage());
  const choices = [...new Set([...LIMITS, limitBytes])].toSorted((a, b) => a - b);
  return (
    <section aria-label={t('files.room')}>
      <p className={styles.roomLine}>{t('files.used', { used: size(usedBytes), limit: size(limitBytes) })}</p>
      <Progress value={Math.min(100, (100 * usedBytes) / limitBytes)} size="md" aria-label={t('files.room')} />
      <SegmentedControl
        fullWidth
        size="xs"
        mt={10}
        aria-label={t('files.limit')}
        value={String(limitBytes)}
        onChange={(value) => void call((client) => client.files.setLimit({ id: callId(), circle: circle.id, limitBytes: Number(value) }))}
        data={choices.map((bytes) => ({ value: String(bytes), label: size(bytes) }))}
      />
    </section>
  );
};

const Row = ({ file }: { readonly file: Overview['files'][number] }) => {
  const { t } = useTranslation();
  const call = useCall();
  const now = useNow();
  const { circle, jumpTo } = useChat();
  const run = (what: 'fetch' | 'remove') => () => void call((client) => client.files[what]({ id: callId(), circle: circle.id, address: file.address }));
  const language = currentLanguage();
  const isHere = file.heldBytes > 0;
  return (
    <li className={styles.fileRow}>
      <div className={styles.attachmentWords}>
        <FileName name={file.name} isProgram={file.isProgram} />
        <span className={styles.small}>
          <bdi>{safeName(file.authorName)}</bdi> · {shortTime(file.sentAt, { t, language, now })} · {sizeWords(file.sizeBytes, language)}
          {!isHere && ` · ${t('files.notHere')}`}
        </span>
      </div>
      <IconButton icon={MessageSquareText} label={t('files.show', { name: file.name })} sizePx={32} onClick={() => jumpTo(file.message)} />
      {isHere ? (
        <IconButton icon={Trash2} label={t('files.removeHere', { name: file.name })} sizePx={32} onClick={run('remove')} />
      ) : (
        <IconButton icon={HardDriveDownload} label={t('files.fetch', { name: file.name })} sizePx={32} onClick={run('fetch')} />
      )}
    </li>
  );
};

/** What files of this group take on this machine, and how to make room. */
export const FilesPanel = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const sentence = useErrorSentence();
  const { data, error } = useRead({
    key: `files of ${circle.id}`,
    load: (client, signal) => client.files.overview({ circle: circle.id }, { signal }),
    stale: (change) => (change.topic === 'files' || change.topic === 'messages') && change.circle === circle.id,
  });
  return (
    <>
      <Problem text={error === undefined ? undefined : sentence(error)} />
      {data && <Room usedBytes={data.usedBytes} limitBytes={data.limitBytes} />}
      {data?.files.length === 0 && <EmptyHint icon={FolderOpen} text={t('files.none')} />}
      {data && data.files.length > 0 && (
        <>
          <p className={styles.small}>{t('files.removeHint')}</p>
          <ul className={styles.list} aria-label={t('files.title')}>
            {data.files.map((file) => (
              <Row key={`${file.message} ${file.address}`} file={file} />
            ))}
          </ul>
        </>
      )}
    </>
  );
};
