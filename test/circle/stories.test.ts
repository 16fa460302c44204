import { expect, it } from 'vitest';
import { tellStory } from '../support/story.ts';
import { seedOfTheRun } from '../support/seeded-random.ts';

const SEEDS = Array.from({ length: 100 }, (_, place) => seedOfTheRun() + place);

it.each(SEEDS)('everybody sees exactly what was written once all are back, whatever happened meanwhile (seed %i)', async (seed) => {
  await expect(tellStory({ seed, count: 3 + (seed % 3), rounds: 40 })).resolves.toBeUndefined();
});

it('somebody who waited before asking again, while their clock was wrong, asks once it is set right', async () => {
  await expect(tellStory({ seed: 50_300, count: 3, rounds: 60 })).resolves.toBeUndefined();
});
