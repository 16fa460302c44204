import type { CircleId, PersonId } from '#contract';
import type { Database } from '#platform';

/** What circles and people are called here. */
export interface Directory {
  /** Empty while the name has not arrived. */
  circleName(circle: CircleId): string;
  /** The first characters of the id while the person's profile has not arrived. */
  nameOf(circle: CircleId, person: PersonId): string;
  hasName(circle: CircleId, person: PersonId): boolean;
  /** When the person first gave their name there, which they do on joining; ms, by their clock. */
  since(circle: CircleId, person: PersonId): number | undefined;
  /** Everybody's names in a circle, those who left included; the same array while they do not change. */
  names(circle: CircleId): readonly string[];
  /** Names of this circle changed. */
  refresh(circle: CircleId): void;
}

export const circleDirectory = (db: Database): Directory => {
  const circle = db.prepare<[string], string>('SELECT name FROM circle_name WHERE circle = ?').pluck();
  const person = db.prepare<[string, string], string>('SELECT name FROM profile WHERE circle = ? AND person = ?').pluck();
  const since = db.prepare<[string, string], number>('SELECT since FROM profile WHERE circle = ? AND person = ?').pluck();
  const all = db.prepare<[string], string>('SELECT DISTINCT name FROM profile WHERE circle = ? ORDER BY person').pluck();
  const known = new Map<CircleId, readonly string[]>();
  return {
    circleName: (id) => circle.get(id) ?? '',
    nameOf: (id, who) => person.get(id, who) ?? `#${who.slice(0, 4)}`,
    hasName: (id, who) => person.get(id, who) !== undefined,
    since: (id, who) => since.get(id, who),
    names: (id) => {
      const names = known.get(id) ?? all.all(id);
      known.set(id, names);
      return names;
    },
    refresh: (id) => void known.delete(id),
  };
};
