import { Modal } from '@mantine/core';
import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileShown } from '#contract';
import { IconButton } from '../../ui/icon-button.tsx';
import { blobUrl } from './blob-url.ts';
import styles from './files.module.css';

type Props = { readonly pictures: readonly FileShown[]; readonly start: string; readonly onClose: () => void };

/** One picture, large. Arrow keys go to the others of the message, Esc closes. */
export const PictureViewer = ({ pictures, start, onClose }: Props) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(() => Math.max(0, pictures.findIndex(({ address }) => address === start)));
  const shown = pictures[at];
  if (!shown) return null;
  const go = (step: number) => setAt((now) => (now + step + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} size="auto" centered title={<bdi className={styles.viewerName}>{shown.name}</bdi>} closeButtonProps={{ 'aria-label': t('app.close') }} onKeyDown={onKeyDown}>
      <img className={styles.large} src={blobUrl(shown.address)} alt={shown.name} />
      <div className={styles.viewerBar}>
        {pictures.length > 1 && <IconButton icon={ChevronLeft} label={t('files.previous')} onClick={() => go(-1)} />}
        <span className={styles.small}>{t('files.position', { at: at + 1, of: pictures.length })}</span>
        {pictures.length > 1 && <IconButton icon={ChevronRight} label={t('files.next')} onClick={() => go(1)} />}
        <a className={styles.save} href={blobUrl(shown.address)} download={shown.name} aria-label={t('files.save', { name: shown.name })} title={t('files.save', { name: shown.name })}>
          <Download size={18} aria-hidden="true" />
        </a>
      </div>
    </Modal>
  );
};
