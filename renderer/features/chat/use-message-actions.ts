import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { copyText } from '../../ui/copy-text.ts';
import { notify } from '../../ui/notices.tsx';
import { isoDay } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from './chat-context.tsx';

/** Sets or takes back one of my reactions. */
export const useReact = (circle: string) => {
  const call = useCall();
  const { messages } = useChat();
  return useCallback(
    async (message: Message, emoji: string) => {
      const on = !message.reactions.some((one) => one.emoji === emoji && one.mine);
      const after = await call((client) => client.chat.react({ id: callId(), circle, message: message.id, emoji, on }));
      if (after) messages.put(after);
    },
    [call, circle, messages],
  );
};

/** The text of a message as it leaves the app: what the AI wrote stays labelled. */
export const textToCopy = (message: Message, aiPrefix: (date: string) => string): string =>
  message.kind === 'ai' ? `${aiPrefix(isoDay(message.sentAt))}\n${message.text}` : message.text;

/** What the menu of a message does. */
export const useMessageActions = () => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle, messages, mode } = useChat();
  const toComposer = () => document.querySelector<HTMLElement>('#composer')?.focus();
  return {
    reply: (message: Message) => {
      mode.set({ kind: 'reply', to: message });
      toComposer();
    },
    edit: (message: Message) => {
      mode.set({ kind: 'edit', message });
      toComposer();
    },
    copy: async (message: Message) => {
      await copyText(textToCopy(message, (date) => t('ai.copied', { date })));
      notify('info', t('app.copied'));
    },
    keep: async (message: Message) => {
      const after = await call((client) => client.chat.keepFromAi({ id: callId(), circle: circle.id, message: message.id, keep: !message.keptFromAi }));
      if (after) messages.put(after);
    },
    restore: async (message: Message) => {
      const after = await call((client) => client.chat.restore({ id: callId(), circle: circle.id, message: message.id }));
      if (after) messages.put(after);
    },
    remove: async (message: Message) => {
      const after = await call((client) => client.chat.delete({ id: callId(), circle: circle.id, message: message.id }));
      if (after) messages.put(after);
    },
  };
};
