import { Menu } from '@mantine/core';
import { Copy, Eye, EyeOff, Package, Pencil, Reply, ScanEye, SmilePlus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { useChat, type MessageTool } from './chat-context.tsx';
import { useMessageActions, useReact } from './use-message-actions.ts';
import styles from './message.module.css';

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

const QuickReactions = ({ tool, onDone }: { readonly tool: MessageTool; readonly onDone: () => void }) => {
  const { t } = useTranslation();
  const react = useReact(useChat().circle.id);
  return (
    <fieldset className={styles.quick} aria-label={t('chat.react')}>
      {QUICK.map((emoji) => (
        <Menu.Item
          key={emoji}
          className={styles.quickItem}
          aria-label={`${t('chat.react')} ${emoji}`}
          onClick={() => {
            onDone();
            void react(tool.message, emoji);
          }}
        >
          {emoji}
        </Menu.Item>
      ))}
    </fieldset>
  );
};

// Not keydown: the very key that opens the menu would close it again.
const OUTSIDE_EVENTS = ['mousedown', 'touchstart'];

/** Mine, and nobody who lacks it is online: it may be carried. */
const waitsForNobody = ({ delivery }: Message): boolean => delivery !== undefined && delivery.missing.length > 0 && !delivery.missing.some(({ isHere }) => isHere);

/** Everything that can be done with a message. */
export const MessageMenu = ({ tool, onClose }: { readonly tool: MessageTool; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { tool: current, members, circle } = useChat();
  const { reply, edit, copy, keep } = useMessageActions();
  const { message, x, y } = tool;
  const mine = message.author.isMe;
  const mayDelete = mine || (circle.kind !== 'direct' && members.some(({ isMe, role }) => isMe && role !== 'member'));
  const after = (run: (one: Message) => void | Promise<void>) => () => {
    onClose();
    void run(message);
  };
  return (
    <Menu opened onClose={onClose} clickOutsideEvents={OUTSIDE_EVENTS} position="bottom-start" width={224} returnFocus={false} trapFocus closeOnItemClick={false} withInitialFocusPlaceholder={false} withinPortal={false} shadow="md">
      <Menu.Target>
        <button type="button" tabIndex={-1} aria-label={t('chat.actions')} className={styles.anchor} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('chat.actions')}>
        <QuickReactions tool={tool} onDone={onClose} />
        <Menu.Item leftSection={<Reply size={16} />} onClick={after(reply)} data-autofocus>
          {t('chat.reply')}
        </Menu.Item>
        <Menu.Item leftSection={<SmilePlus size={16} />} onClick={() => current.set({ ...tool, kind: 'emoji' })}>
          {t('chat.react')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy size={16} />} onClick={after(copy)}>
          {t('chat.copyText')}
        </Menu.Item>
        {mine && message.kind === 'person' && (
          <Menu.Item leftSection={<Pencil size={16} />} onClick={after(edit)}>
            {t('chat.edit')}
          </Menu.Item>
        )}
        {message.kind !== 'ai' && (
          <Menu.Item leftSection={<ScanEye size={16} />} onClick={() => current.set({ ...tool, kind: 'ai-view' })}>
            {t('chat.aiSees')}
          </Menu.Item>
        )}
        {mine && message.kind === 'person' && (
          <Menu.Item leftSection={message.keptFromAi ? <Eye size={16} /> : <EyeOff size={16} />} onClick={after(keep)}>
            {t(message.keptFromAi ? 'chat.unkeep' : 'chat.keep')}
          </Menu.Item>
        )}
        {waitsForNobody(message) && (
          <Menu.Item leftSection={<Package size={16} />} onClick={after(() => openDialog({ kind: 'carry', circle: message.circle }))}>
            {t('bundles.menu')}
          </Menu.Item>
        )}
        {mayDelete && (
          <Menu.Item color="var(--bad)" leftSection={<Trash2 size={16} />} onClick={() => current.set({ ...tool, kind: 'delete' })}>
            {t('chat.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
