import type { KeepLimits } from '../circle-ledger.ts';
import type { CircleState } from './circle-state.ts';
import type { LedgerContext } from './ledger-context.ts';

const AT_ONCE = 5_000;

/** Places of the oldest bodies that a mailbox keeps beyond its limits, at most 5,000 at a time. */
export const bodiesBeyond = ({ rows, clock }: LedgerContext, { row }: Pick<CircleState, 'row'>, { maxBytes, maxAgeMs }: KeepLimits): readonly number[] => {
  const oldest = clock.now() - maxAgeMs;
  let over = (rows.keptBytes.get(row) ?? 0) - maxBytes;
  const places: number[] = [];
  for (const { place, kept_at: keptAt, size } of rows.kept.all(row, -1, -1, AT_ONCE)) {
    if (over <= 0 && keptAt > oldest) break;
    places.push(place);
    over -= size;
  }
  return places;
};
