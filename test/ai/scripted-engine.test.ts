import { systemClock } from '#platform';
import { askPrompt } from '../support/ask-prompt.ts';
import { engineAcceptance } from '../support/engine-acceptance.ts';
import { scriptedEngine } from '../support/scripted-engine.ts';

function* words(count: number): Generator<string, void, void> {
  for (let number = 1; number <= count; number += 1) yield `word${number} `;
}

engineAcceptance('scripted', {
  longPrompt: await askPrompt('Tell me a long story'),
  make: async () => ({
    engine: scriptedEngine({
      clock: systemClock,
      answer: async function* ({ lane }) {
        if (lane === 'background') await new Promise((resolve) => void setTimeout(resolve, 20));
        for (const word of words(300)) {
          // A timer each, as the deadline is one: a turn alone could bring two hundred words before a millisecond is over.
          await new Promise((resolve) => void setTimeout(resolve, 1));
          yield word;
        }
      },
    }),
    dispose: async () => undefined,
  }),
});
