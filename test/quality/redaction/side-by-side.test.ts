import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import { readMarked } from './labelled.ts';
import { score } from './score.ts';
import { sideBySide } from './side-by-side.ts';

const message = { id: '1', members: [], author: 'a', ...readMarked('ask ⟦PERSON|Ottoline⟧ now') };
const reader = (found: readonly (readonly [number, number])[]) => {
  const whole = score([message], () => found.map(([start, end]) => ({ kind: 'PERSON', start, end, text: '', score: 1, by: 'rule' })));
  return figuresOf({ set: 'dev-en', tier: 'rules' }, { whole, clean: score([], () => []) });
};

test('two readers of a set stand beside each other, with what they mask and how much of it rightly', () => {
  const table = sideBySide([{ name: 'one', figures: reader([[4, 12]]) }, { name: 'other', figures: reader([[4, 8], [13, 16]]) }]);
  expect(table).toMatch(/^ +one +other$/m);
  expect(table).toMatch(/^PERSON +1\.000 \/ 1\.000 {2}\(0 in clean\) +0\.500 \/ 0\.571 {2}\(0 in clean\)$/m);
  expect(table).toMatch(/^ADDRESS +– +–$/m);
});
