import type { CircleSummary, Client } from '#contract';

/** Somebody in a circle, by the name that this desktop shows; empty where it shows none such. */
export const personIn = async (client: Client, { circle, name }: { readonly circle: string; readonly name: string }): Promise<string> =>
  (await client.circles.members({ circle })).find((member) => member.name === name)?.person ?? '';

/** The one private chat of a desktop. */
export const chatOf = async (client: Client): Promise<CircleSummary | undefined> => (await client.circles.list()).find(({ kind }) => kind === 'direct');

export const textsIn = async (client: Client, circle: string): Promise<readonly string[]> => (await client.chat.page({ circle, from: { at: 'end' } })).messages.map(({ text }) => text);
