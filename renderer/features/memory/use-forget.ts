import { useCallback, useState } from 'react';
import type { Outputs, Receipt } from '#contract';
import { useClient } from '../../rpc/rpc-context.tsx';
import { callId, useErrorSentence } from '../../ui/use-call.ts';

type Event = Outputs['memory']['forget'] extends AsyncIterable<infer E> ? E : never;
export type ForgetStep = Extract<Event, { type: 'step' }>['step'];

export type Forgetting =
  | { readonly kind: 'idle'; readonly problem?: string }
  | { readonly kind: 'running'; readonly steps: readonly ForgetStep[] }
  | { readonly kind: 'done'; readonly receipt: Receipt };

/** Runs Forget for a group, step by step, to its receipt. */
export const useForget = (circle: string, onForgotten: () => void) => {
  const client = useClient();
  const sentence = useErrorSentence();
  const [state, setState] = useState<Forgetting>({ kind: 'idle' });
  const forget = useCallback(async () => {
    setState({ kind: 'running', steps: [] });
    try {
      for await (const event of await client.memory.forget({ id: callId(), circle })) {
        if (event.type === 'step') setState((now) => ({ kind: 'running', steps: [...(now.kind === 'running' ? now.steps : []), event.step] }));
        else setState({ kind: 'done', receipt: event.receipt });
      }
      setState((now) => (now.kind === 'running' ? { kind: 'idle' } : now));
    } catch (error) {
      // The core may replace itself at the end of Forget and so drop the line: the receipt is then read from where it is kept.
      const [latest] = await client.memory.receipts({ circle }).then(
        (all) => all.toSorted((a, b) => b.at - a.at).filter(({ at }) => Date.now() - at < 60_000),
        () => [],
      );
      setState(latest ? { kind: 'done', receipt: latest } : { kind: 'idle', problem: sentence(error) });
    }
    onForgotten();
  }, [client, circle, onForgotten, sentence]);
  return { state, forget };
};
