import { beforeAll, expect, test } from 'vitest';
import { startSodium } from '../../../main/ledger/crypto/sodium.ts';
import { showInvite } from '#features/circles';
import { readInvite } from '#ledger';
import { systemRandom } from '#platform';

beforeAll(startSodium);

const now = 1_900_000_000_000;
const invite = {
  circle: Buffer.from(systemRandom.bytes(32)).toString('base64url'),
  inviter: Buffer.from(systemRandom.bytes(32)).toString('base64url'),
  seed: systemRandom.bytes(16),
  meetingPoints: ['ws://127.0.0.1:4321', 'wss://relay.example/hearth'],
  name: '周末 🏃 $& 读书会',
  expiresAt: now + 72 * 3_600_000,
};

test.each([
  ['zh-CN', '72 小时内有效'],
  ['en', 'It works for 72 hours'],
] as const)('an invite in %s names the group and its time, and both of its forms are read back', (language, time) => {
  const { text, link, expiresAt, uses } = showInvite(invite, { language, uses: 3, needsApproval: false, now });
  expect(text).toContain(invite.name);
  expect(text).toContain(time);
  expect({ expiresAt, uses }).toEqual({ expiresAt: invite.expiresAt, uses: 3 });
  expect([readInvite(text), readInvite(link)]).toEqual([invite, invite]);
});
