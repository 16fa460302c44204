import { expect, test } from 'vitest';
import { rankMessages } from '../../../main/features/ask/rank-messages.ts';
import { cpuMs } from '../../support/cpu-ms.ts';

const wall = (text: string) => [
  { id: '1.0', author: 'Mallory', at: 1, text },
  { id: '1.1', author: 'Bob', at: 2, text: 'we meet at nine because the train leaves at ten' },
];

// Any member may send 64 KB of anything: it must not hold up the answers of everybody who asks afterwards.
test.each([['digits', '1'.repeat(64_000)], ['numerals', '三'.repeat(21_000)], ['numerals in turn', '一二三'.repeat(7000)], ['dashes', '1-'.repeat(32_000)], ['days', '周一下'.repeat(7000)]])(
  'a wall of %s that a member sent keeps nobody from an answer',
  (_name, text) => {
    const spentMs = cpuMs(() => {
      const [best] = rankMessages('why and when do we leave, who and how much, 为什么 几点?', wall(text), { names: ['Bob', 'Mallory'] });
      expect(best?.id).toBe('1.1');
    });
    expect(spentMs).toBeLessThan(1500);
  },
);
