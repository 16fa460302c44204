import { beforeAll, describe, expect, test } from 'vitest';
import { openBody, paddedLength, sealBody } from '../../main/ledger/crypto/body-cipher.ts';
import { deriveDeviceKeys, isDeviceClaim, signDeviceClaim } from '../../main/ledger/crypto/device-keys.ts';
import { epochIdOf, lobbyOf, mintEpoch, openSecrets, roomIdOf, sealSecrets } from '../../main/ledger/crypto/epoch-secrets.ts';
import { inviteKeysOf, isInviteProof, proveInvite } from '../../main/ledger/crypto/invite-keys.ts';
import { startSodium, verifySignature } from '../../main/ledger/crypto/sodium.ts';
import { toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { seededRandom } from './desktop.ts';

beforeAll(startSodium);
const random = seededRandom(3);
const circle = random.bytes(32);
const master = random.bytes(32);
const place = { circle, client: 2 ** 53 - 1, seq: 7, epochId: random.bytes(32), kind: 'op', lamport: 2 ** 48 - 1, expiresAt: 0 } as const;

describe('keys', () => {
  test('of one machine differ in each circle and for each invented person', () => {
    const keys = [deriveDeviceKeys(master, circle, 0), deriveDeviceKeys(master, random.bytes(32), 0), deriveDeviceKeys(master, circle, 1)];
    expect(new Set(keys.map(({ device }) => device)).size).toBe(3);
    expect(deriveDeviceKeys(master, circle, 0).device).toBe(keys[0]?.device);
  });

  test('a device speaks for its own two keys in its own circle, and keys of small order are refused', () => {
    const keys = deriveDeviceKeys(master, circle, 0);
    const claim = signDeviceClaim(keys, circle);
    const mine = { circle, device: keys.device, sealing: keys.sealing.publicKey };
    expect(isDeviceClaim(mine, claim)).toBe(true);
    expect(isDeviceClaim({ ...mine, circle: random.bytes(32) }, claim)).toBe(false);
    expect(isDeviceClaim({ ...mine, sealing: random.bytes(32) }, claim)).toBe(false);
    const weak = { ...keys, sealing: { ...keys.sealing, publicKey: new Uint8Array(32) } };
    expect(isDeviceClaim({ ...mine, sealing: new Uint8Array(32) }, signDeviceClaim(weak, circle))).toBe(false);
    const identity = new Uint8Array(32).fill(0, 1).with(0, 1);
    expect(verifySignature(new Uint8Array([...identity, ...new Uint8Array(32)]), circle, identity)).toBe(false);
  });

  test('an invite proves itself for one circle and one device', () => {
    const keys = inviteKeysOf(random.bytes(16));
    const claim = { circle, invite: toBase64Url(keys.publicKey), device: toBase64Url(random.bytes(32)), sealing: toBase64Url(random.bytes(32)) };
    const proof = proveInvite(keys, claim);
    expect(isInviteProof(claim, proof)).toBe(true);
    expect(isInviteProof({ ...claim, device: claim.sealing }, proof)).toBe(false);
    expect(isInviteProof({ ...claim, circle: master }, proof)).toBe(false);
    expect(lobbyOf(keys.publicKey, circle)).not.toEqual(lobbyOf(keys.publicKey, master));
  });
});

describe('bodies', () => {
  test('open at their own place and nowhere else', () => {
    const key = random.bytes(32);
    const body = sealBody(Buffer.from('hello'), key, { place, random });
    expect(Buffer.from(openBody(body, key, place) ?? []).toString()).toBe('hello');
    const elsewhere = [{ circle: master }, { client: 5 }, { seq: 8 }, { epochId: master }, { kind: 'erase' as const }, { lamport: 9 }, { expiresAt: 1 }];
    for (const change of elsewhere) expect(openBody(body, key, { ...place, ...change })).toBeUndefined();
    expect(openBody(body, random.bytes(32), place)).toBeUndefined();
    expect(openBody(body.subarray(0, 30), key, place)).toBeUndefined();
  });

  test('are padded to few lengths, and come back as they were', () => {
    const key = random.bytes(32);
    expect([0, 255, 256, 2000, 4095].map(paddedLength)).toEqual([256, 256, 512, 2048, 4096]);
    expect(paddedLength(4096)).toBe(4301);
    expect(paddedLength(60_000)).toBeLessThan(60_000 * 1.06);
    for (const clear of [new Uint8Array(0), new Uint8Array(300), Buffer.from([1, 0x80, 0, 0]), random.bytes(5000)]) {
      const body = sealBody(clear, key, { place, random });
      expect(body.length).toBe(24 + 16 + paddedLength(clear.length));
      expect(Buffer.compare(openBody(body, key, place) ?? Buffer.from('-'), clear)).toBe(0);
    }
  });
});

test('an epoch\'s box counts only with the key that the epoch is named after', () => {
  const keys = deriveDeviceKeys(master, circle, 0);
  const [secrets, others] = [mintEpoch(random), mintEpoch(random)];
  const epoch = { circle, id: toBase64Url(epochIdOf(circle, secrets.key)), room: toBase64Url(roomIdOf(circle, secrets.roomKey)) };
  expect(openSecrets(sealSecrets(secrets, keys.sealing.publicKey), keys, epoch)).toEqual(secrets);
  expect(openSecrets(sealSecrets({ ...secrets, key: others.key }, keys.sealing.publicKey), keys, epoch)).toBeUndefined();
  expect(openSecrets(sealSecrets({ ...secrets, roomKey: others.roomKey }, keys.sealing.publicKey), keys, epoch)).toBeUndefined();
  expect(openSecrets(sealSecrets(secrets, deriveDeviceKeys(master, circle, 1).sealing.publicKey), keys, epoch)).toBeUndefined();
});
