import type { Care, CircleSummary, EntryId, Member, Message, SystemLine } from '#contract';
import type { Observable } from '../../ui/observable.ts';
import { requiredContext } from '../../ui/required-context.ts';
import type { Answers } from '../ask/answers.ts';
import type { Attachments } from '../files/attachments.ts';
import type { MessageWindow } from './message-window.ts';
import type { Pending } from './pending.ts';

/** What the composer is about to do. */
export type ComposeMode =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly to: Message }
  | { readonly kind: 'edit'; readonly message: Message };

/** A menu or dialog about one message, opened at a point of the window. */
export type MessageTool = {
  readonly kind: 'menu' | 'emoji' | 'delete' | 'ai-view';
  readonly message: Message;
  readonly x: number;
  readonly y: number;
};

/** What the parts of an open group share. */
export type Chat = {
  readonly circle: CircleSummary;
  readonly members: readonly Member[];
  /** What became of the group, to stand between the messages. */
  readonly story: readonly SystemLine[];
  readonly messages: MessageWindow;
  readonly answers: Answers;
  /** Files that go with the next message. */
  readonly attachments: Attachments;
  readonly mode: Observable<ComposeMode>;
  readonly tool: Observable<MessageTool | undefined>;
  readonly pending: Observable<readonly Pending[]>;
  readonly care: Observable<Care | undefined>;
  /** Shows a message in its surroundings and lights it up for a moment. */
  readonly jumpTo: (message: EntryId) => void;
  /** The message to light up; `at` tells two jumps to the same one apart. */
  readonly lit: Observable<{ readonly id: EntryId; readonly at: number } | undefined>;
};

export const [ChatProvider, useChat] = requiredContext<Chat>('Chat');
