import { type ChatHistoryItem, type ChatWrapper, type LlamaModel, LlamaText, type Token } from 'node-llama-cpp';
import type { Turn } from './protocol.ts';

const item = ({ role, text }: Turn): ChatHistoryItem =>
  role === 'model' ? { type: 'model', response: [text] } : { type: role, text };

export type RenderedTurns = { readonly tokens: Token[]; readonly stopWords: readonly string[] };

/**
 * Tokens of a conversation whose last turn the model is to write, by the model's own chat template.
 * What people wrote is never read as control tokens: only the template makes those.
 */
export const renderTurns = (model: LlamaModel, wrapper: ChatWrapper, turns: readonly Turn[]): RenderedTurns => {
  const chatHistory = [...turns.map(item), { type: 'model' as const, response: [] }];
  const { contextText, stopGenerationTriggers } = wrapper.generateContextState({ chatHistory });
  const stopWords = stopGenerationTriggers
    .map((trigger) => LlamaText(trigger).values)
    .flatMap((values) => (values.length === 1 && typeof values[0] === 'string' ? [values[0]] : []));
  return { tokens: contextText.tokenize(model.tokenizer), stopWords };
};

/** How many tokens two lists share from the start. */
export const sharedTokens = (left: readonly Token[], right: readonly Token[]): number => {
  const differs = left.findIndex((token, at) => token !== right[at]);
  return differs === -1 ? left.length : differs;
};
