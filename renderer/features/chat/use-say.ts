import { useTranslation } from 'react-i18next';
import { notify } from '../../ui/notices.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { findQuestion } from '../ask/find-question.ts';
import type { Outgoing } from '../guard/use-inspect.ts';
import { type ComposeMode, useChat } from './chat-context.tsx';

type Said = {
  /** As written: what is seen while it waits. */
  readonly text: string;
  /** As it leaves, and whether it is kept from the AI; undefined when that cannot be known now. */
  readonly outgoing: () => Promise<Outgoing | undefined>;
  readonly mode: ComposeMode;
  /** What the person said of this message, whatever they chose before. */
  readonly keepFromAi: boolean | undefined;
};

/** Sends, once the files with it are ready, or edits, shows what comes back, and asks Ember when it was called. @returns whether the words have arrived at the core. */
export const useSay = () => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle, messages, pending, care, answers, attachments } = useChat();

  const edit = async ({ outgoing }: Said, message: string): Promise<boolean> => {
    const text = (await outgoing())?.text;
    if (text === undefined) return false;
    const after = await call((client) => client.chat.edit({ id: callId(), circle: circle.id, message, text }));
    if (after) messages.put(after);
    return after !== undefined;
  };

  /** What could not be added is said; its card in the tray says why. */
  const sayWhatIsMissing = (id: string): void => {
    const failed = attachments.state.get().find(({ message, kind }) => message === id && kind === 'failed');
    if (failed) notify('problem', t('files.notSent', { name: safeName(failed.name) }));
  };

  const send = async ({ text: written, outgoing, mode, keepFromAi: said }: Said): Promise<boolean> => {
    const id = callId();
    pending.update((before) => [...before, { id, text: written }]);
    attachments.claim(id);
    const [drafts, leaving] = await Promise.all([attachments.ready(id), outgoing()]);
    const text = leaving?.text ?? written;
    const keepFromAi = said ?? leaving?.keeps ?? false;
    const sent = drafts && leaving && await call((client) =>
      client.chat.send({ id, circle: circle.id, text, keepFromAi, files: [...drafts], ...(mode.kind === 'reply' && { replyTo: mode.to.id }) }),
    );
    if (sent) {
      messages.put(sent.message);
      attachments.sent(id);
    } else {
      sayWhatIsMissing(id);
      attachments.release(id);
    }
    pending.update((before) => before.filter((one) => one.id !== id));
    if (!sent) return false;
    if (sent.care) care.set(sent.care);
    const question = keepFromAi ? undefined : findQuestion(text);
    // A person in need is answered by people's words, not by a model.
    if (question !== undefined && (!sent.care || sent.care.kind === 'idiom')) void answers.ask(question, sent.message.id);
    return true;
  };

  return (said: Said): Promise<boolean> => (said.mode.kind === 'edit' ? edit(said, said.mode.message.id) : send(said));
};
