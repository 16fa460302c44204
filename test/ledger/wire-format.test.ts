import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { encodeInvite } from '#ledger';
import { deriveDeviceKeys } from '../../main/ledger/crypto/device-keys.ts';
import { startSodium } from '../../main/ledger/crypto/sodium.ts';
import { clientIdOf } from '../../main/ledger/gate/feed.ts';
import { toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { controlOpSchema } from '../../main/ledger/wire/control/control-op.ts';
import { placePrefix, readHeader, signHeader } from '../../main/ledger/wire/header.ts';

const HASH_OF_V1 = '78693767654076a922bb5cf831c5c2ee88d88a186dca2a067a92f172275c546b';
const bytes = (value: number, length = 32) => new Uint8Array(length).fill(value);

/** What travels must not change by accident: desktops of two versions would no longer understand each other. A wanted change changes the version and this hash. */
test('the bytes of headers, ids, control ops and invites are those of version 1', async () => {
  await startSodium();
  const keys = deriveDeviceKeys(bytes(1), bytes(2), 0);
  const name = { circle: toBase64Url(bytes(3)), device: keys.device, incarnation: 2 } as const;
  const prefix = placePrefix({ circle: bytes(3), device: keys.signing.publicKey, feed: 'm', incarnation: 2 });
  const fields = { prevHash: bytes(4), lamport: 2 ** 40, bodyHash: bytes(5), memberHeads: [bytes(6)], expiresAt: 77 };
  const erase = { ...fields, kind: 'erase', epochId: bytes(7), erases: [{ client: 2 ** 52, seq: 9, hash: bytes(8) }] } as const;
  const control = { ...fields, kind: 'control', epochId: bytes(0, 0), erases: [] } as const;
  const headers = [erase, control].map((one) => signHeader(keys, { prefix, seq: 1_000_000 }, one));
  const [first] = headers.map((header) => readHeader(header.bytes));
  expect(first).toMatchObject({ kind: 'erase', lamport: 2 ** 40, expiresAt: 77 });
  const invite = { circle: name.circle, inviter: keys.device, seed: bytes(9, 16), meetingPoints: ['ws://a.b:1'], name: '群', expiresAt: 1_800_000_000_000 };
  const sum = {
    headers: headers.map((header) => [toBase64Url(header.bytes), toBase64Url(header.hash)]),
    clients: [clientIdOf({ ...name, kind: 'c' }), clientIdOf({ ...name, kind: 'm' })],
    control: z.toJSONSchema(controlOpSchema, { unrepresentable: 'any' }),
    invite: encodeInvite(invite).link,
  };
  expect(createHash('sha256').update(JSON.stringify(sum)).digest('hex')).toBe(HASH_OF_V1);
});
