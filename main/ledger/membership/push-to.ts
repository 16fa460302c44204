/** Adds to the list that a map holds under a key. */
export const pushTo = <Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void => {
  const held = map.get(key);
  if (held) held.push(item);
  else map.set(key, [item]);
};
