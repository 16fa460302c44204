import { type KeyboardEvent, memo, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, SystemLine } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useObservable } from '../../ui/observable.ts';
import { TabStopContext } from '../../ui/tab-stop.ts';
import { safeName } from '../../ui/safe-name.ts';
import { dayWords, fullTime, isSameDay } from '../../ui/time-words.ts';
import { FoldedMessage } from '../direct/folded-message.tsx';
import { SystemLines } from '../members/system-lines.tsx';
import { UnreadLine } from '../catch-up/unread-line.tsx';
import { useChat } from './chat-context.tsx';
import { HoverBar } from './hover-bar.tsx';
import { MessageBubble } from './message-bubble.tsx';
import styles from './message.module.css';
import { useNow } from '../../ui/now.ts';

const TOGETHER_MS = 5 * 60_000;

type Props = { readonly message: Message; readonly before: Message | undefined; readonly isFirstUnread: boolean; readonly isTabStop: boolean; readonly lines?: readonly SystemLine[] | undefined };

const belongsTo = (message: Message, before: Message | undefined): boolean =>
  before !== undefined &&
  before.kind === message.kind &&
  before.author.person === message.author.person &&
  message.sentAt - before.sentAt < TOGETHER_MS &&
  isSameDay(message.sentAt, before.sentAt);

/** Lights the row up for a moment when it was jumped to. */
const useLight = (id: string) => {
  const row = useRef<HTMLElement>(null);
  const lit = useObservable(useChat().lit);
  useEffect(() => {
    if (lit?.id !== id) return;
    row.current?.animate([{ backgroundColor: 'var(--chosen)' }, { backgroundColor: 'transparent' }], { duration: 1_800, easing: 'ease-in' });
    row.current?.focus({ preventScroll: true });
  }, [lit, id]);
  return row;
};

const useOpenMenu = (message: Message, isFolded: boolean) => {
  const { tool } = useChat();
  const isClosed = message.deleted || isFolded;
  return {
    onContextMenu: (event: MouseEvent) => {
      if (isClosed || (event.target instanceof Element && event.target.closest('a'))) return;
      event.preventDefault();
      tool.set({ kind: 'menu', message, x: event.clientX, y: event.clientY });
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || isClosed) return;
      if (event.key !== 'Enter' && event.key !== 'ContextMenu' && !(event.shiftKey && event.key === 'F10')) return;
      event.preventDefault();
      const place = event.currentTarget.querySelector('[data-bubble]')?.getBoundingClientRect();
      tool.set({ kind: 'menu', message, x: (place?.left ?? 0) + 24, y: (place?.top ?? 0) + 24 });
    },
  };
};

const useLabel = ({ kind, author, sentAt }: Message, isFolded: boolean): string => {
  const { t } = useTranslation();
  if (isFolded) return t('direct.foldedMessage', { name: safeName(author.name) });
  const params = { name: safeName(author.name), time: fullTime(sentAt, currentLanguage()) };
  return t(kind === 'ai' ? 'chat.aiFrom' : 'chat.messageFrom', params);
};

/** One message with what stands above it: a new day, what became of the group, the unread line. */
export const MessageRow = memo(({ message, before, isFirstUnread, isTabStop, lines = [] }: Props) => {
  const { t } = useTranslation();
  const now = useNow();
  const together = belongsTo(message, before) && !isFirstUnread;
  const newDay = !before || !isSameDay(message.sentAt, before.sentAt);
  const row = useLight(message.id);
  const { kind } = useChat().circle;
  const [isUnfolded, setUnfolded] = useState(false);
  // Who opens a private chat with somebody blocked means to read what was there.
  const isFolded = message.isBlocked && !isUnfolded && kind !== 'direct';
  const menu = useOpenMenu(message, isFolded);
  const mine = message.author.isMe && message.kind !== 'ai';
  return (
    <div className={styles.slot}>
      {newDay && <div className={styles.day}>{dayWords(message.sentAt, { t, language: currentLanguage(), now })}</div>}
      <SystemLines lines={lines} />
      {isFirstUnread && !message.author.isMe && <UnreadLine />}
      <article
        ref={row}
        id={`message-${message.id}`}
        className={styles.row}
        data-mine={mine}
        data-together={together}
        data-ai={message.kind === 'ai'}
        aria-label={useLabel(message, isFolded)}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason: the tab stop of the list; arrow keys move it
        tabIndex={isTabStop ? 0 : -1}
        {...menu}
      >
        {!mine && <span className={styles.face}>{!together && message.kind !== 'ai' && <Avatar seed={message.author.person} name={message.author.name} sizePx={34} />}</span>}
        <TabStopContext value={isTabStop}>
          {isFolded ? <FoldedMessage onShow={() => setUnfolded(true)} /> : <MessageBubble message={message} showAuthor={!mine && !together} />}
        </TabStopContext>
        {!message.deleted && !isFolded && <HoverBar message={message} />}
      </article>
    </div>
  );
});
MessageRow.displayName = 'MessageRow';
