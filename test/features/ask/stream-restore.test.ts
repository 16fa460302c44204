import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, restore } from '#privacy';
import { streamRestore } from '../../../main/features/ask/stream-restore.ts';

describe('words that stream in', () => {
  it('come out as if they had come at once, however they were cut', () => {
    const vault = createVault('en');
    vault.placeholderFor('PHONE', '13812345678');
    vault.placeholderFor('PERSON', '张伟');
    const piece = fc.constantFrom(
      '[PHONE_1]',
      '[PERSON_1]',
      '[人物1]',
      '【电话1】',
      ' call ',
      'ok. ',
      '电话',
      ' [see] ',
      'A',
      '[',
      ']',
      'x < y',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(5), { minLength: 1, maxLength: 60 }), (pieces, cuts) => {
        const text = pieces.join('');
        const stream = streamRestore((part) => restore(part, vault));
        let out = '';
        for (let at = 0, turn = 0; at < text.length; turn += 1) {
          const next = at + 1 + (cuts[turn % cuts.length] ?? 0);
          out += stream.push(text.slice(at, next));
          expect(out).not.toMatch(/\[(?:P|人)[^\]]*$/u);
          at = next;
        }
        expect(out + stream.flush()).toBe(restore(text, vault));
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
