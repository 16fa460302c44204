import { callId, useCall } from '../../ui/use-call.ts';
import { findQuestion } from '../ask/find-question.ts';
import { type ComposeMode, useChat } from './chat-context.tsx';

type Said = { readonly text: string; readonly mode: ComposeMode; readonly keepFromAi: boolean };

/** Sends or edits, shows what comes back, and asks Ember when it was called. @returns whether the words have arrived at the core. */
export const useSay = () => {
  const call = useCall();
  const { circle, messages, pending, care, answers } = useChat();

  const edit = async (text: string, message: string): Promise<boolean> => {
    const after = await call((client) => client.chat.edit({ id: callId(), circle: circle.id, message, text }));
    if (after) messages.put(after);
    return after !== undefined;
  };

  const send = async ({ text, mode, keepFromAi }: Said): Promise<boolean> => {
    const id = callId();
    pending.update((before) => [...before, { id, text }]);
    const sent = await call((client) =>
      client.chat.send({ id, circle: circle.id, text, keepFromAi, ...(mode.kind === 'reply' && { replyTo: mode.to.id }) }),
    );
    if (sent) messages.put(sent.message);
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
