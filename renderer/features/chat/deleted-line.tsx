import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { safeName } from '../../ui/safe-name.ts';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { fullTime } from '../../ui/time-words.ts';
import styles from './message.module.css';
import { useMessageActions } from './use-message-actions.ts';

/** What stands where a message was: that it is deleted, by whom when it was not its author, and how the owner takes that back. */
export const DeletedLine = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const { restore } = useMessageActions();
  const now = useNow();
  const tabIndex = useTabIndex();
  const { deletedBy } = message;
  if (!deletedBy) return <div className={styles.gone}>{t('chat.deleted')}</div>;
  const { undoUntil } = deletedBy;
  return (
    <div className={styles.gone}>
      {deletedBy.isMe ? t('chat.deletedByMe') : t('chat.deletedBy', { name: safeName(deletedBy.name) })}
      {undoUntil !== undefined && undoUntil > now && (
        <Button size="compact-sm" variant="default" tabIndex={tabIndex} title={t('chat.undoUntil', { when: fullTime(undoUntil, currentLanguage()) })} onClick={() => void restore(message)}>
          {t('chat.undoDelete')}
        </Button>
      )}
    </div>
  );
};
