/** Above this many changes the layers become one. */
const MOST = 128;

/** A map that is never changed: one more entry costs a few changes, not a copy of all. */
class LayeredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly base: ReadonlyMap<Key, Value>;
  readonly changes: ReadonlyMap<Key, Value>;
  readonly size: number;

  constructor(base: ReadonlyMap<Key, Value>, changes: ReadonlyMap<Key, Value>, size: number) {
    this.base = base;
    this.changes = changes;
    this.size = size;
  }

  get(key: Key): Value | undefined {
    return this.changes.get(key) ?? this.base.get(key);
  }

  has(key: Key): boolean {
    return this.changes.has(key) || this.base.has(key);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.base) yield [key, this.changes.get(key) ?? value];
    for (const [key, value] of this.changes) if (!this.base.has(key)) yield [key, value];
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(see: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) see(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}

/** `map` with one entry more or another; `map` stays as it is. */
export const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> => {
  const size = map.has(key) ? map.size : map.size + 1;
  if (!(map instanceof LayeredMap)) return map.size < MOST ? new Map(map).set(key, value) : new LayeredMap(map, new Map([[key, value]]), size);
  const layered = new LayeredMap(map.base as ReadonlyMap<Key, Value>, new Map(map.changes as ReadonlyMap<Key, Value>).set(key, value), size);
  return layered.changes.size < MOST ? layered : new Map(layered);
};
