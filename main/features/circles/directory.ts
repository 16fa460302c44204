import type { CircleId, DeviceId, EntryId, PersonId } from '#contract';
import type { Database } from '#platform';
import { NAME_KEY } from './ops.ts';

/** A name that was changed; `person` is absent where it is the circle's own. It has a place in the order of messages. */
export type Renaming = {
  readonly entry: EntryId;
  readonly person: PersonId | undefined;
  readonly by: PersonId;
  readonly from: string;
  readonly to: string;
  readonly lamport: number;
  readonly device: DeviceId;
  readonly seq: number;
};
type RenamingRow = Omit<Renaming, 'person'> & { readonly named: string };

/** What circles and people are called here. */
export interface Directory {
  /** Empty while the name has not arrived. */
  circleName(circle: CircleId): string;
  /** The first characters of the id while the person's profile has not arrived. */
  nameOf(circle: CircleId, person: PersonId): string;
  hasName(circle: CircleId, person: PersonId): boolean;
  /** A machine that stays on and holds the keys, as it says itself. */
  isAlwaysOn(circle: CircleId, person: PersonId): boolean;
  /** When the person first gave their name there, which they do on joining; ms, by their clock. */
  since(circle: CircleId, person: PersonId): number | undefined;
  /** Everybody's names in a circle, those who left included; the same array while they do not change. */
  names(circle: CircleId): readonly string[];
  /** In no order. */
  renamings(circle: CircleId): readonly Renaming[];
  /** Names of this circle changed. */
  refresh(circle: CircleId): void;
}

export const circleDirectory = (db: Database): Directory => {
  const circle = db.prepare<[string], string>('SELECT name FROM circle_name WHERE circle = ?').pluck();
  const person = db.prepare<[string, string], string>('SELECT name FROM profile WHERE circle = ? AND person = ?').pluck();
  const alwaysOn = db.prepare<[string, string], number>('SELECT always_on FROM profile WHERE circle = ? AND person = ?').pluck();
  const since = db.prepare<[string, string], number>('SELECT since FROM profile WHERE circle = ? AND person = ?').pluck();
  const all = db.prepare<[string], string>('SELECT DISTINCT name FROM profile WHERE circle = ? ORDER BY person').pluck();
  const renamings = db.prepare<[string], RenamingRow>('SELECT entry, named, by, before AS "from", after AS "to", lamport, device, seq FROM renaming WHERE circle = ?');
  const known = new Map<CircleId, readonly string[]>();
  return {
    circleName: (id) => circle.get(id) ?? '',
    nameOf: (id, who) => person.get(id, who) ?? `#${who.slice(0, 4)}`,
    hasName: (id, who) => person.get(id, who) !== undefined,
    isAlwaysOn: (id, who) => alwaysOn.get(id, who) === 1,
    since: (id, who) => since.get(id, who),
    names: (id) => {
      const names = known.get(id) ?? all.all(id);
      known.set(id, names);
      return names;
    },
    renamings: (id) => renamings.all(id).map(({ named, ...row }) => ({ ...row, person: named === NAME_KEY ? undefined : named })),
    refresh: (id) => void known.delete(id),
  };
};
