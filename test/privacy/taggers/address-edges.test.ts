import { expect, test } from 'vitest';
import { withoutStops } from '../../../main/privacy/taggers/address-edges.ts';

test.each([
  ['3 Chapel Row at half past', '3 Chapel Row'],
  ['10 Larch Way, key under the', '10 Larch Way'],
  ['PO Box 44, Tarpon Springs, pls', 'PO Box 44, Tarpon Springs'],
  [', 610 Blackhorse Hill, field to the right of the windmill.', '610 Blackhorse Hill, field to the right of the windmill'],
  ['the', 'the'],
])('what is seen as “%s” is an address up to where the sentence goes on', (seen, address) => {
  const { start, end } = withoutStops(seen, { start: 0, end: seen.length });
  expect(seen.slice(start, end)).toBe(address);
});
