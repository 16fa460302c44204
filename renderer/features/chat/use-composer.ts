import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Message } from '#contract';
import { useObservable } from '../../ui/observable.ts';
import { useRememberChoice } from '../guard/use-guard-rules.ts';
import { type DraftInspection, type ShownEntity, useInspect } from '../guard/use-inspect.ts';
import { useJustChosen } from '../guard/use-just-chosen.ts';
import { inTray } from '../files/attachments.ts';
import { useChat } from './chat-context.tsx';
import { isTooLong } from './is-too-long.ts';
import { useComposition } from './use-composition.ts';
import { useDraft } from './use-draft.ts';
import { useMentions } from './use-mentions.ts';
import { useSay } from './use-say.ts';
import { useSayTyping } from './use-say-typing.ts';

const lastOfMine = (messages: readonly Message[] | undefined): Message | undefined =>
  messages?.findLast(({ author, kind, deleted }) => author.isMe && kind === 'person' && !deleted);

/** The text in the field: the draft, or while a message is edited its text. The draft waits unchanged behind it. */
const useText = () => {
  const { circle, mode } = useChat();
  const now = useObservable(mode);
  const draft = useDraft(circle.id);
  const [edited, setEdited] = useState<string>();
  const [seen, setSeen] = useState(now);
  if (seen !== now) {
    setSeen(now);
    setEdited(now.kind === 'edit' ? now.message.text : undefined);
  }
  return { mode: now, text: edited ?? draft.text, setText: edited === undefined ? draft.change : setEdited, draft };
};

/** Changes the text and puts the caret where it belongs after the change is on screen. */
const usePlace = (text: string, setText: (next: string) => void) => {
  const { mode: modes } = useChat();
  const mode = useObservable(modes);
  const field = useRef<HTMLTextAreaElement>(null);
  const nextCaret = useRef<number | undefined>(undefined);
  const [caret, setCaret] = useState(0);
  useEffect(() => {
    if (mode.kind === 'edit') nextCaret.current = mode.message.text.length;
  }, [mode]);
  useEffect(() => {
    if (nextCaret.current !== undefined) field.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  }, [text]);
  const place = (next: string, at: number) => {
    nextCaret.current = at;
    setText(next);
    setCaret(at);
    field.current?.focus();
  };
  return { field, caret, setCaret, place };
};

/**
 * Keeping from the AI: as the person said of this draft, else as they chose for what is in it. What they say is remembered for its kinds. The button they
 * pressed goes away with the line it stood in: the field has the focus then, for the next Enter is to send.
 */
const useKeeping = (circle: string, { entities }: DraftInspection, toField: () => void) => {
  const [said, setSaid] = useState<boolean>();
  const remember = useRememberChoice(circle);
  const kindsOf = (choice: ShownEntity['choice']) => entities.filter((entity) => entity.choice === choice).map(({ kind }) => kind);
  return {
    said,
    keeping: said ?? kindsOf('keep').length > 0,
    setKeeping: (keep: boolean) => {
      setSaid(keep);
      if (keep) remember(kindsOf('ask'), 'keep');
      else remember(kindsOf('keep'), 'ask');
      toField();
    },
    /** The next draft is another. */
    over: () => setSaid(undefined),
  };
};

/** Sends what stands in the field, and brings it back when it could not be sent: never lose a word. */
const useSend = ({ mode, text, draft }: ReturnType<typeof useText>, { outgoing }: DraftInspection, guarding: { readonly said: boolean | undefined; readonly over: () => void }) => {
  const { mode: modes } = useChat();
  const say = useSay();
  const tooLong = isTooLong(text);
  const hasFiles = inTray(useObservable(useChat().attachments.state)).some(({ kind }) => kind !== 'failed');
  const canSend = (text.trim() !== '' || (hasFiles && mode.kind !== 'edit')) && !tooLong;
  const send = async () => {
    if (!canSend) return;
    if (mode.kind !== 'edit') draft.send();
    guarding.over();
    modes.set({ kind: 'new' });
    if (await say({ text, outgoing, mode, keepFromAi: guarding.said })) return;
    if (modes.get().kind === 'new') modes.set(mode);
    if (mode.kind !== 'edit') draft.bringBack(text);
  };
  return { tooLong, canSend, send };
};

/** Everything the composer knows and can do. */
export const useComposer = () => {
  const { circle, mode: modes, messages } = useChat();
  const shown = useText();
  const { mode, text, setText } = shown;
  const { field, caret, setCaret, place } = usePlace(text, setText);
  const inspection = useInspect(circle.id, text);
  const { handlers, isInputMethods } = useComposition();
  const sayTyping = useSayTyping(circle.id);
  const toField = () => field.current?.focus();
  const guarding = useKeeping(circle.id, inspection, toField);
  const chosen = useJustChosen({ circle: circle.id, text, toDraft: (words) => place(words, words.length) });
  const over = () => {
    guarding.over();
    chosen.over();
  };
  const sending = useSend(shown, inspection, { said: guarding.said, over });
  const mentions = useMentions({ text, caret, onComplete: place });

  const cancel = () => {
    modes.set({ kind: 'new' });
    toField();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isInputMethods(event) || mentions.onKeyDown(event)) return;
    const editable = event.key === 'ArrowUp' && text === '' && mode.kind === 'new' ? lastOfMine(messages.state.get()?.messages) : undefined;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) void sending.send();
    else if (event.key === 'Escape' && mode.kind !== 'new') cancel();
    else if (editable) modes.set({ kind: 'edit', message: editable });
    else return;
    event.preventDefault();
  };

  return {
    ...sending,
    guarding,
    mode,
    text,
    field,
    inspection,
    mentions,
    composition: handlers,
    onKeyDown,
    cancel,
    setCaret,
    change: (next: string, at: number) => {
      setText(next);
      setCaret(at);
      if (next.trim() !== '') sayTyping();
    },
    insert: (piece: string) => place(text.slice(0, caret) + piece + text.slice(caret), caret + piece.length),
    mask: () => {
      if (inspection.masked === undefined) return;
      chosen.choose('mask', inspection.entities.filter(({ choice }) => choice === 'ask'), inspection.masked);
    },
    leave: (left: readonly ShownEntity[]) => chosen.choose('leave', left),
    justChosen: chosen.just,
  };
};
export type ComposerState = ReturnType<typeof useComposer>;
