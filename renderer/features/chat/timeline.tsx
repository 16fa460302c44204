import { Button, Loader } from '@mantine/core';
import { ArrowDown, MessageCircle } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { Message } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useObservable } from '../../ui/observable.ts';
import { safeName } from '../../ui/safe-name.ts';
import { MissedChip } from '../catch-up/missed-chip.tsx';
import { placeLines } from '../members/system-lines.tsx';
import { useChat } from './chat-context.tsx';
import { MessageRow } from './message-row.tsx';
import type { WindowState } from './message-window.ts';
import { TimelineFoot } from './timeline-foot.tsx';
import styles from './timeline.module.css';
import { useMarkRead } from './use-mark-read.ts';
import { useRovingMessage } from './use-roving-message.ts';
import { useStayAtEnd } from './use-stay-at-end.ts';

const startIndex = ({ messages, start }: WindowState) => {
  if (start.at === 'end') return { index: messages.length - 1, align: 'end' as const };
  return { index: Math.max(0, messages.findIndex(({ id }) => id === start.message)), align: 'start' as const, offset: -70 };
};

/** Scrolls to a message that is to be lit up. */
const useLitMessage = (list: RefObject<VirtuosoHandle | null>, state: WindowState | undefined): void => {
  const { lit } = useChat();
  const target = useObservable(lit);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    const index = latest.current?.messages.findIndex(({ id }) => id === target?.id) ?? -1;
    if (index >= 0) list.current?.scrollToIndex({ index, align: 'center' });
  }, [target, list]);
};

type ListProps = { readonly state: WindowState; readonly onAtBottom: (at: boolean) => void; readonly list: RefObject<VirtuosoHandle | null> };

const MessageList = ({ state, onAtBottom, list }: ListProps) => {
  const { t } = useTranslation();
  const { circle, story, messages: loaded } = useChat();
  const { messages, firstIndex } = state;
  const lines = useMemo(() => placeLines(story, state).before, [story, state]);
  const lastSeen = useMarkRead(state);
  const roving = useRovingMessage(list, messages);
  const [start] = useState(() => startIndex(state));
  const row = useCallback(
    (index: number, message: Message) => {
      const before = messages[index - firstIndex - 1];
      return <MessageRow message={message} before={before} isFirstUnread={before !== undefined && before.id === state.readUpTo} isTabStop={roving.tabStop === message.id} lines={lines.get(message.id)} />;
    },
    [messages, firstIndex, state.readUpTo, roving.tabStop, lines],
  );
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason: arrow keys move between the messages inside
    <div className={styles.log} role="log" aria-live="off" aria-label={t('chat.timeline', { name: safeName(circle.name) })} onKeyDown={roving.onKeyDown}>
      <Virtuoso
        ref={list}
        className={styles.scroller}
        data={messages}
        firstItemIndex={firstIndex}
        initialTopMostItemIndex={start}
        computeItemKey={(_, message) => message.id}
        itemContent={row}
        startReached={() => void loaded.loadBefore()}
        endReached={() => void loaded.loadAfter()}
        followOutput={(isAtBottom) => (isAtBottom && !state.hasAfter ? 'auto' : false)}
        totalListHeightChanged={() => list.current?.autoscrollToBottom()}
        atBottomThreshold={60}
        atBottomStateChange={(at) => onAtBottom(at && !state.hasAfter)}
        rangeChanged={({ startIndex: from, endIndex: to }) => {
          lastSeen(messages[to - firstIndex]?.id);
          roving.onRange(messages.slice(Math.max(0, from - firstIndex), to - firstIndex + 1).map(({ id }) => id));
        }}
        increaseViewportBy={{ top: 400, bottom: 200 }}
        alignToBottom
        tabIndex={0}
        components={{ Footer: TimelineFoot }}
      />
    </div>
  );
};

const ToEnd = ({ unread, onClick }: { readonly unread: number; readonly onClick: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.toEnd}>
      {unread > 0 && (
        <span className={styles.toEndCount} aria-hidden="true">
          {unread}
        </span>
      )}
      <IconButton icon={ArrowDown} label={t('chat.toEnd')} sizePx={40} onClick={onClick} />
    </div>
  );
};

/** Keeps what I just wrote in sight. */
const useShowWhatISend = (list: RefObject<VirtuosoHandle | null>): void => {
  const { pending, messages } = useChat();
  const count = useObservable(pending).length;
  useEffect(() => {
    if (count === 0) return;
    void messages.jumpToEnd().then(() => requestAnimationFrame(() => list.current?.scrollTo({ top: Number.MAX_SAFE_INTEGER })));
  }, [count, list, messages]);
};

/** Nothing was said yet: alone, the thing to do is to invite someone. */
const EmptyTimeline = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const alone = circle.members <= 1 && circle.kind === 'group';
  if (circle.kind === 'direct') return <EmptyHint icon={MessageCircle} text={t('direct.empty', { name: safeName(circle.name) })} />;
  return (
    <EmptyHint icon={MessageCircle} text={t(alone ? 'circles.alone' : 'chat.empty')}>
      {alone && <Button onClick={() => openDialog({ kind: 'invite', circle: circle.id })}>{t('circles.invite')}</Button>}
    </EmptyHint>
  );
};

/** Fewer unread messages are read faster than a summary of them. */
const MANY = 5;

/** The group's messages, as far as they are loaded. */
export const Timeline = () => {
  const { t } = useTranslation();
  const { messages, circle } = useChat();
  const state = useObservable(messages.state);
  const list = useRef<VirtuosoHandle>(null);
  const [atBottom, setAtBottom] = useState(true);
  const [missed] = useState(circle.unread);
  useLitMessage(list, state);
  useShowWhatISend(list);
  const frame = useStayAtEnd(list, atBottom);
  const toEnd = () => void messages.jumpToEnd().then(() => requestAnimationFrame(() => list.current?.scrollToIndex({ index: 'LAST', align: 'end' })));
  if (!state) return <div className={styles.empty}><Loader size="sm" aria-label={t('app.loading')} /></div>;
  if (state.messages.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyTimeline />
        <TimelineFoot />
      </div>
    );
  }
  return (
    <div ref={frame} className={styles.timeline}>
      {missed >= MANY && state.start.at === 'end' && <MissedChip count={missed} />}
      {(!atBottom || state.hasAfter) && <ToEnd unread={circle.unread} onClick={toEnd} />}
      <MessageList key={state.stretch} state={state} onAtBottom={setAtBottom} list={list} />
    </div>
  );
};

