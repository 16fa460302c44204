import { type GroupDesk, groupOfDesks, type GroupStory } from './group-desk.ts';
import { seedOfTheRun } from './seeded-random.ts';

export type OfThree = GroupStory & { readonly alice: GroupDesk; readonly bob: GroupDesk; readonly carol: GroupDesk };

/** Alice's group with Bob and Carol in it. */
export const groupOfThree = async (seed = seedOfTheRun()): Promise<OfThree> => {
  const story = await groupOfDesks(['Alice', 'Bob', 'Carol'], seed);
  const [alice, bob, carol] = story.desks;
  if (!alice || !bob || !carol) throw new Error('three desks');
  return { ...story, alice, bob, carol };
};
