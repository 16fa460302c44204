import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever, type Message } from '#contract';
import { EmojiPicker } from '../../ui/emoji-picker.tsx';
import { useObservable } from '../../ui/observable.ts';
import { safeName } from '../../ui/safe-name.ts';
import { PointPopover } from '../../ui/point-popover.tsx';
import { AiViewDialog } from '../guard/ai-view-dialog.tsx';
import { useChat } from './chat-context.tsx';
import { MessageMenu } from './message-menu.tsx';
import styles from './message.module.css';
import { useMessageActions, useReact } from './use-message-actions.ts';

const focusRow = (message: Message): void => document.getElementById(`message-${message.id}`)?.focus();

const DeleteDialog = ({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { remove } = useMessageActions();
  return (
    <Modal opened onClose={onClose} title={t('chat.deleteTitle')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p className={styles.dialogText}>{t(message.author.isMe ? 'chat.deleteText' : 'chat.deleteAsAdminText', { name: safeName(message.author.name) })}</p>
      <div className={styles.dialogButtons}>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onClose();
            void remove(message);
          }}
        >
          {t('chat.deleteButton')}
        </Button>
      </div>
    </Modal>
  );
};

/** The menu, emoji picker or dialog that is open about one message. */
export const MessageTools = () => {
  const { t } = useTranslation();
  const { tool, circle } = useChat();
  const open = useObservable(tool);
  const react = useReact(circle.id);
  if (!open) return null;
  const close = () => {
    tool.set(undefined);
    focusRow(open.message);
  };
  switch (open.kind) {
    case 'menu':
      return <MessageMenu tool={open} onClose={close} />;
    case 'emoji':
      return (
        <PointPopover x={open.x} y={open.y} label={t('chat.react')} onClose={close}>
          <EmojiPicker
            onPick={(emoji) => {
              close();
              void react(open.message, emoji);
            }}
          />
        </PointPopover>
      );
    case 'delete':
      return <DeleteDialog message={open.message} onClose={close} />;
    case 'ai-view':
      return <AiViewDialog message={open.message} onClose={close} />;
    default:
      return assertNever(open.kind);
  }
};
