import type { EntryHeader, Op } from '../op.ts';
import type { OpRegistry } from './registry.ts';

/** An entry whose body was opened: all of an op but the check by its feature's schema, which what was written here has passed before (`isChecked`). */
export type ReadableEntry = { readonly place: number; readonly op: Op; readonly isChecked?: boolean };

/** What views need from a circle. */
export type ViewSource = {
  readonly circle: string;
  readonly row: number;
  /** Opens the body of an entry; undefined when it is erased or cannot be read. */
  readonly read: (place: number) => ReadableEntry | undefined;
  /** Opens the entry of this id where views may show it; undefined for any key that is no such entry's id. */
  readonly readShown: (id: string) => ReadableEntry | undefined;
  readonly headerOf: (id: string) => EntryHeader | undefined;
  readonly erasedBy: (id: string) => 'author' | 'admin' | undefined;
};

/** An op as its feature may see it; undefined when the kind is unknown here or the body is not what the kind allows. */
export const checkedOp = (registry: OpRegistry, op: Op): Op | undefined => {
  try {
    const parsed = registry.get(op.kind)?.[0]?.opKind.schema.safeParse(op.body);
    return parsed?.success ? { ...op, body: parsed.data } : undefined;
  } catch {
    return undefined;
  }
};
