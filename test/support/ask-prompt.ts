import { type Prompt, type PromptRequest, toPrompt } from '#ai';
import { createVault, type GuardedMessage, rulesAlone } from '#privacy';

/** A prompt as a feature would make one, of a small conversation. */
export const askPrompt = (question: string, messages: readonly string[] = [], changes: Partial<PromptRequest> = {}): Promise<Prompt> => {
  const language = changes.language ?? 'en';
  const conversation: GuardedMessage[] = messages.map((line, at) => {
    const [author = '', ...rest] = line.split(': ');
    return { id: `m${at + 1}`, author, text: rest.join(': ') };
  });
  return toPrompt({
    task: 'answer',
    language,
    why: 'ask',
    messages: conversation,
    question,
    vault: createVault(language),
    detect: { names: [...new Set(conversation.map(({ author }) => author))] },
    taggers: rulesAlone,
    tier: 'llm',
    ...changes,
  });
};
