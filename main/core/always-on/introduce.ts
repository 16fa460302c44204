import { circleDirectory } from '#features/circles';
import type { CircleLedger } from '#ledger';
import type { Database } from '#platform';

/** Says under which name this member is always on, where that is not what stands. */
export const introduce = (circle: CircleLedger, { db, name }: { readonly db: Database; readonly name: string }): void => {
  const { standing, person } = circle.self;
  const directory = circleDirectory(db);
  if (standing !== 'member' || (directory.nameOf(circle.id, person) === name && directory.isAlwaysOn(circle.id, person))) return;
  circle.append({ kind: 'member.profile', body: { person, name, alwaysOn: true } });
};
