import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MemoryItem } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { shortTime } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { MessageSources } from '../chat/message-sources.tsx';
import styles from './memory.module.css';
import { useNow } from '../../ui/now.ts';

/** One thing the AI remembers: readable, as it is stored, from which messages; it can be erased. */
export const MemoryCard = ({ item, onErased }: { readonly item: MemoryItem; readonly onErased: () => void }) => {
  const { t } = useTranslation();
  const now = useNow();
  const call = useCall();
  const { circle } = useChat();
  const erase = async () => {
    const done = await call((client) => client.memory.erase({ id: callId(), circle: circle.id, item: item.id }));
    if (done) onErased();
  };
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.kind}>{t(`memory.kind.${item.kind}`)}</span>
        <time>{shortTime(item.at, { t, language: currentLanguage(), now })}</time>
        <IconButton icon={Trash2} label={t('memory.erase')} sizePx={28} onClick={() => void erase()} />
      </div>
      <div className={styles.itemText} dir="auto">
        {item.text}
      </div>
      {item.redacted !== item.text && (
        <div className={styles.stored} dir="auto">
          {t('memory.stored')}: {item.redacted}
        </div>
      )}
      <MessageSources ids={item.sources} />
    </li>
  );
};
