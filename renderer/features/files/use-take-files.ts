import { useTranslation } from 'react-i18next';
import { notify } from '../../ui/notices.tsx';
import { useChat } from '../chat/chat-context.tsx';
import type { Taken } from './taken-files.ts';

/** Adds what was dropped, pasted or picked; a folder gets its sentence. */
export const useTakeFiles = (): ((taken: Taken) => void) => {
  const { t } = useTranslation();
  const { attachments } = useChat();
  return ({ files, folders }) => {
    if (folders > 0) notify('problem', t('files.noFolders'));
    if (files.length === 0) return;
    void attachments.add(files);
    document.querySelector<HTMLElement>('#composer')?.focus();
  };
};
