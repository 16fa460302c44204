import { EllipsisVertical, Reply, SmilePlus } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

/** Quick ways beside a message under the pointer. The keyboard has the same in the message's menu. */
export const HoverBar = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const { mode, tool } = useChat();
  const open = (kind: 'menu' | 'emoji') => (event: MouseEvent<HTMLElement>) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    tool.set({ kind, message, x: left, y: bottom + 2 });
  };
  const reply = () => {
    mode.set({ kind: 'reply', to: message });
    document.querySelector<HTMLElement>('#composer')?.focus();
  };
  return (
    <span className={styles.hover}>
      <button type="button" tabIndex={-1} aria-label={t('chat.react')} title={t('chat.react')} onClick={open('emoji')}>
        <SmilePlus size={17} aria-hidden="true" />
      </button>
      <button type="button" tabIndex={-1} aria-label={t('chat.reply')} title={t('chat.reply')} onClick={reply}>
        <Reply size={17} aria-hidden="true" />
      </button>
      <button type="button" tabIndex={-1} aria-label={t('chat.actions')} title={t('chat.actions')} onClick={open('menu')}>
        <EllipsisVertical size={17} aria-hidden="true" />
      </button>
    </span>
  );
};
