import type { DraftFile } from '#contract';
import { callId, useCall } from '../../ui/use-call.ts';
import { findQuestion } from '../ask/find-question.ts';
import { type ComposeMode, useChat } from './chat-context.tsx';

type Said = { readonly text: string; readonly files: readonly DraftFile[]; readonly mode: ComposeMode; readonly keepFromAi: boolean };

/** Sends or edits, shows what comes back, and asks Ember when it was called. @returns whether the words have arrived at the core. */
export const useSay = () => {
  const call = useCall();
  const { circle, messages, pending, care, answers, attachments } = useChat();

  const edit = async (text: string, message: string): Promise<boolean> => {
    const after = await call((client) => client.chat.edit({ id: callId(), circle: circle.id, message, text }));
    if (after) messages.put(after);
    return after !== undefined;
  };

  const send = async ({ text, files, mode, keepFromAi }: Said): Promise<boolean> => {
    const id = callId();
    const drafts = files.map(({ draft }) => draft);
    pending.update((before) => [...before, { id, text, files }]);
    const sent = await call((client) =>
      client.chat.send({ id, circle: circle.id, text, keepFromAi, files: drafts, ...(mode.kind === 'reply' && { replyTo: mode.to.id }) }),
    );
    if (sent) {
      messages.put(sent.message);
      attachments.sent(drafts);
    }
    pending.update((before) => before.filter((one) => one.id !== id));
    if (!sent) return false;
    if (sent.care) care.set(sent.care);
    const question = keepFromAi ? undefined : findQuestion(text);
    // A person in need is answered by people's words, not by a model.
    if (question !== undefined && (!sent.care || sent.care.kind === 'idiom')) void answers.ask(question, sent.message.id);
    return true;
  };

  return (said: Said): Promise<boolean> => (said.mode.kind === 'edit' ? edit(said.text, said.mode.message.id) : send(said));
};
