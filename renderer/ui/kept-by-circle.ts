import type { Client } from '#contract';

/** Makes something once for each group and connection, that outlives a visit to another group. */
export const keptByCircle = <Value,>(make: (client: Client, circle: string) => Value): ((client: Client, circle: string) => Value) => {
  const kept = new Map<string, { readonly client: Client; readonly value: Value }>();
  return (client, circle) => {
    const found = kept.get(circle);
    if (found?.client === client) return found.value;
    const value = make(client, circle);
    kept.set(circle, { client, value });
    return value;
  };
};
