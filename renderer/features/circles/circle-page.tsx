import { useEffect, useMemo, useState } from 'react';
import type { Care, CircleSummary, EntryId } from '#contract';
import { dialog } from '../../app/dialogs.ts';
import type { Panel } from '../../app/route.ts';
import { useClient } from '../../rpc/rpc-context.tsx';
import { useRead } from '../../rpc/use-read.ts';
import { Observable } from '../../ui/observable.ts';
import { answersOf } from '../ask/answers.ts';
import { PrivateDock } from '../ask/private-dock.tsx';
import { Announcer } from '../chat/announcer.tsx';
import { type Chat, ChatProvider, type ComposeMode, type MessageTool } from '../chat/chat-context.tsx';
import { Composer } from '../chat/composer.tsx';
import { MessageTools } from '../chat/message-tools.tsx';
import { pendingOf } from '../chat/pending.ts';
import { Timeline } from '../chat/timeline.tsx';
import { useMessageWindow } from '../chat/use-message-window.ts';
import { attachmentsOf } from '../files/attachments.ts';
import { DropArea } from '../files/drop-area.tsx';
import { isSilent, SilentBar } from '../direct/direct-bars.tsx';
import { EndedBar, EndedPage } from '../members/ended.tsx';
import { useStory } from '../members/system-lines.tsx';
import { ChangedKeys } from '../verify/changed-keys.tsx';
import { CircleHeader } from './circle-header.tsx';
import styles from './circle-page.module.css';
import { NotReady } from './not-ready.tsx';
import { SidePanel } from './side-panel.tsx';
import { SyncLine } from './sync-line.tsx';
import { TypingLine } from './typing-line.tsx';
import { WithoutChat } from './without-chat.tsx';

const NO_LINES: Chat['story'] = [];

const useChatState = (circle: CircleSummary): Chat => {
  const client = useClient();
  const messages = useMessageWindow(circle.id);
  const { data: members = [] } = useRead({
    key: `members ${circle.id}`,
    load: (now, signal) => now.circles.members({ circle: circle.id }, { signal }),
    stale: (change) => (change.topic === 'members' || change.topic === 'presence') && change.circle === circle.id,
  });
  const story = useStory(circle) ?? NO_LINES;
  const [own] = useState(() => ({
    attachments: attachmentsOf(client, circle.id),
    mode: new Observable<ComposeMode>({ kind: 'new' }),
    tool: new Observable<MessageTool | undefined>(undefined),
    pending: pendingOf(client, circle.id),
    care: new Observable<Care | undefined>(undefined),
    lit: new Observable<{ readonly id: EntryId; readonly at: number } | undefined>(undefined),
  }));
  useEffect(() => void own.attachments.load(), [own]);
  return useMemo(() => {
    const jumpTo = (id: EntryId) => void messages.jumpTo(id).then(() => own.lit.set({ id, at: performance.now() }));
    return { circle, members, story, messages, answers: answersOf(client, circle.id), jumpTo, ...own };
  }, [circle, members, story, messages, client, own]);
};

/** Where one writes, or why one cannot. */
const Foot = ({ circle }: { readonly circle: CircleSummary }) => {
  if (circle.ended) return <EndedBar circle={circle.id} kind={circle.kind} ended={circle.ended} />;
  if (isSilent(circle)) return <SilentBar circle={circle} />;
  return (
    <>
      <TypingLine />
      <Composer />
    </>
  );
};

const OpenCircle = ({ circle, panel }: { readonly circle: CircleSummary; readonly panel: Panel | undefined }) => {
  const chat = useChatState(circle);
  useEffect(() => {
    // A dialog over the group, say the invite to one that was just made, keeps the focus.
    if (dialog.get().kind === 'none' && window.matchMedia('(pointer: fine)').matches) document.querySelector<HTMLElement>('#composer')?.focus();
  }, []);
  return (
    <ChatProvider value={chat}>
      <main className={styles.chat} data-panel={panel !== undefined}>
        <CircleHeader circle={circle} panel={panel} />
        <SyncLine circle={circle.id} />
        <ChangedKeys circle={circle.id} />
        <DropArea>
          <Timeline />
          <PrivateDock hidden={panel === 'ask'} />
          <Foot circle={circle} />
        </DropArea>
        <MessageTools />
      </main>
      {panel && <SidePanel panel={panel} />}
      <Announcer />
    </ChatProvider>
  );
};

/** One group: its timeline and composer, and beside it the side panel. */
export const CirclePage = ({ circle, panel }: { readonly circle: CircleSummary; readonly panel: Panel | undefined }) => {
  if (circle.state !== 'ready') return <NotReady circle={circle} />;
  if (circle.ended?.keeps === false) return <WithoutChat><EndedPage circle={circle.id} kind={circle.kind} ended={circle.ended} /></WithoutChat>;
  return <OpenCircle circle={circle} panel={panel} />;
};
