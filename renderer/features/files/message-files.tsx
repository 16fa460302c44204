import { Progress } from '@mantine/core';
import { ArrowDownToLine, Download, FileText, ImageIcon, Pause, RotateCw, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileShown, FileState, Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { blobUrl } from './blob-url.ts';
import { FileName } from './file-name.tsx';
import styles from './files.module.css';
import { PictureViewer } from './picture-viewer.tsx';
import { useFileStates } from './use-file-states.ts';

type Part = { readonly file: FileShown; readonly state: FileState | undefined };

/** What is going on, in words. */
const StateLine = ({ file, state }: Part) => {
  const { t } = useTranslation();
  const names = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format((state?.from ?? []).map((name) => safeName(name)));
  const size = sizeWords(file.sizeBytes, currentLanguage());
  if (!state) return <span className={styles.small}>{size}</span>;
  const held = sizeWords(Math.min(state.heldBytes, file.sizeBytes), currentLanguage());
  const words = {
    here: names === '' ? size : `${size} · ${t('files.from', { names })}`,
    absent: size,
    paused: t('files.paused', { held, size }),
    fetching: names === '' ? t('files.fetching', { held, size }) : t('files.fetchingFrom', { held, size, names }),
    nobody: t('files.nobody', { held, size }),
    failed: state.state.kind === 'failed' ? t(`errors.${state.state.code}`) : '',
  }[state.state.kind];
  const isRunning = state.state.kind === 'fetching' || state.state.kind === 'paused' || (state.state.kind === 'nobody' && state.heldBytes > 0);
  return (
    <>
      <span className={state.state.kind === 'failed' ? styles.failed : styles.small}>{words}</span>
      {isRunning && <Progress value={(100 * state.heldBytes) / file.sizeBytes} size="sm" aria-label={t('files.progress', { name: file.name })} />}
    </>
  );
};

const Buttons = ({ file, state }: Part) => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const call = useCall();
  const tabIndex = useTabIndex();
  const run = (what: 'fetch' | 'pause' | 'remove') => () => void call((client) => client.files[what]({ id: callId(), circle: circle.id, address: file.address }));
  const params = { name: file.name };
  switch (state?.state.kind) {
    case 'here':
      return (
        <a className={styles.save} href={blobUrl(file.address)} download={file.name} tabIndex={tabIndex} aria-label={t('files.save', params)} title={t('files.save', params)}>
          <Download size={18} aria-hidden="true" />
        </a>
      );
    case 'fetching':
    case 'nobody':
      return (
        <>
          <IconButton icon={Pause} label={t('files.pause', params)} sizePx={32} tabIndex={tabIndex} onClick={run('pause')} />
          <IconButton icon={X} label={t('files.cancel', params)} sizePx={32} tabIndex={tabIndex} onClick={run('remove')} />
        </>
      );
    case 'failed':
      return <IconButton icon={RotateCw} label={t('files.retry', params)} sizePx={32} tabIndex={tabIndex} onClick={run('fetch')} />;
    case 'paused':
    case 'absent':
      return <IconButton icon={ArrowDownToLine} label={t(state.state.kind === 'paused' ? 'files.resume' : 'files.fetch', params)} sizePx={32} tabIndex={tabIndex} onClick={run('fetch')} />;
    case undefined:
      return null;
  }
};

const FileCard = ({ file, state }: Part) => (
  <div className={styles.card}>
    {file.picture ? <ImageIcon size={22} aria-hidden="true" /> : <FileText size={22} aria-hidden="true" />}
    <div className={styles.attachmentWords}>
      <FileName name={file.name} isProgram={file.isProgram} />
      <StateLine file={file} state={state} />
    </div>
    <Buttons file={file} state={state} />
  </div>
);

const THUMB_WIDTH = 240;
const THUMB_HEIGHT = 220;

const PictureTile = ({ file, state, onOpen }: Part & { readonly onOpen: () => void }) => {
  const { t } = useTranslation();
  const tabIndex = useTabIndex();
  const picture = file.picture ?? { width: 1, height: 1, thumb: undefined };
  const scale = Math.min(1, THUMB_WIDTH / picture.width, THUMB_HEIGHT / picture.height);
  const isHere = state?.state.kind === 'here';
  const size = { width: Math.max(48, Math.round(picture.width * scale)), height: Math.max(48, Math.round(picture.height * scale)) };
  return (
    <figure className={styles.tile}>
      <button type="button" className={styles.thumb} style={size} disabled={!isHere} tabIndex={tabIndex} aria-label={t('files.open', { name: file.name })} onClick={onOpen}>
        {picture.thumb ? <img src={picture.thumb} alt="" width={size.width} height={size.height} /> : <ImageIcon size={32} aria-hidden="true" />}
      </button>
      {!isHere && <FileCard file={file} state={state} />}
    </figure>
  );
};

/** The files of a message: pictures to look at, everything else to save. */
export const MessageFiles = ({ files }: { readonly files: NonNullable<Message['files']> }) => {
  const { circle } = useChat();
  const states = useFileStates(circle.id, files);
  const [open, setOpen] = useState<string>();
  const stay = (event: KeyboardEvent) => event.key.startsWith('Arrow') && open !== undefined && event.stopPropagation();
  const pictures = files.filter(({ picture, address }) => picture && states.get(address)?.state.kind === 'here');
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- reason: keeps the viewer's arrow keys from moving the timeline
    <div className={styles.files} onKeyDown={stay}>
      {files.map((file) => {
        const part = { file, state: states.get(file.address) };
        return file.picture ? <PictureTile key={file.address} {...part} onOpen={() => setOpen(file.address)} /> : <FileCard key={file.address} {...part} />;
      })}
      {open !== undefined && <PictureViewer pictures={pictures} start={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
};
