import { describe, expect, test } from 'vitest';
import { isProved } from '../../../main/ledger/membership/is-proved.ts';
import { judgeRight } from '../../../main/ledger/membership/judge-op.ts';
import { type DeviceKeys, deriveDeviceKeys, signDeviceClaim } from '../../../main/ledger/crypto/device-keys.ts';
import { startSodium } from '../../../main/ledger/crypto/sodium.ts';
import type { ControlEntry } from '../../../main/ledger/membership/control-entry.ts';
import { toBase64Url } from '../../../main/ledger/wire/base64-url.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';
import { CIRCLE, deviceOf, KEY } from '../../support/membership/book.ts';
import { ops, Scene } from '../../support/membership/scene.ts';
import { genesisOp, inviteOp } from '../../support/membership/story.ts';

/** Olivia with a second device, Mia and Ada who are admins, Leo and Zed; all of them know each other. */
const group = () => {
  const scene = new Scene();
  for (const name of ['mia', 'ada', 'leo', 'zed']) scene.admit('olivia', name);
  scene.by('olivia', ops.role('ada', 'admin'));
  scene.add('olivia', 'olivia2');
  scene.by('mia', inviteOp('mias', 1));
  const start = scene.add('mia', 'mia2');
  return { scene, start };
};

describe('who has seen an op keeps it', () => {
  test('what a removed device of mia\'s had admitted stays by a member\'s word, a device it had added only by that of somebody with her power', () => {
    const { scene, start } = group();
    const hanna = scene.admit('mia2', 'hanna', [start]);
    scene.by('leo', inviteOp('seen', 1), { after: [hanna] });
    const added = scene.add('olivia2', 'olivia3', { after: [start] });
    scene.by('zed', inviteOp('seen too', 1), { after: [added] });
    scene.by('mia', ops.drop('mia2'), { after: [start] });
    scene.by('olivia', ops.drop('olivia2'), { after: [start] });
    expect([scene.isHere('hanna'), scene.isHere('olivia3')]).toEqual([true, false]);
  });

  /** Mia2 removes Zed, Leo has seen it, and Mia takes Mia2 out without having seen it. */
  const removalSeenByLeo = (promoter: 'olivia' | 'olivia2', beside: (scene: Scene, before: { readonly mias: ControlEntry; readonly leos: ControlEntry }) => void) => {
    const { scene, start } = group();
    const mias = scene.by('olivia', ops.role('mia', 'admin'), { after: [start] });
    const leos = scene.by(promoter, ops.role('leo', 'admin'), { after: [mias] });
    const removal = scene.by('mia2', ops.remove('zed'), { after: [mias] });
    scene.by('leo', inviteOp('seen', 1), { after: [removal, leos] });
    scene.by('mia', ops.drop('mia2'), { after: [mias] });
    beside(scene, { mias, leos });
    expect(removal.valid).toBe(true);
    return scene.isHere('zed');
  };

  test('an admin\'s word keeps a removal', () => {
    expect(removalSeenByLeo('olivia', () => undefined)).toBe(false);
  });

  test('who was demoted beside his word counts as a member', () => {
    expect(removalSeenByLeo('olivia', (scene, { leos }) => scene.by('olivia', ops.role('leo', 'member'), { after: [leos] }))).toBe(true);
  });

  test('who was made an admin by an op that does not stand counts as a member', () => {
    expect(removalSeenByLeo('olivia2', (scene, { mias }) => scene.by('olivia', ops.drop('olivia2'), { after: [mias] }))).toBe(true);
  });

  test('taking out one\'s own device is no twin of an admin\'s removal, whatever one was thought to be', () => {
    const { scene, start } = group();
    const hanna = scene.admit('mia2', 'hanna', [start]);
    const promotion = scene.by('olivia2', ops.role('mia', 'admin'), { after: [start] });
    const own = scene.by('mia', ops.drop('mia2'), { after: [hanna, promotion] });
    const removal = scene.by('ada', ops.drop('mia2'), { after: [start] });
    scene.by('olivia', ops.drop('olivia2'), { after: [start] });
    expect([own, removal].map(({ valid, hash }) => valid && !scene.now.voided.has(hash))).toEqual([true, true]);
    expect(scene.isHere('hanna')).toBe(false);
  });
});

test('a device begins anew with the first entry of a feed, and never later in one', () => {
  const { scene } = group();
  const begin = { kind: 'incarnation.start', number: 1, control: { next: 0, head: KEY }, messages: { next: 0, head: KEY } } as const;
  const at = (seq: number) => judgeRight(scene.now, { circle: CIRCLE, author: deviceOf('leo'), seq, incarnation: 1, op: begin }).valid;
  expect([at(0), at(1)]).toEqual([true, false]);
});

test('who founds a circle claims its own sealing key, or has founded none', async () => {
  await startSodium();
  const [keys, other] = [1, 2].map((seed) => deriveDeviceKeys(new Uint8Array(32).fill(seed), new Uint8Array(16), 0)) as [DeviceKeys, DeviceKeys];
  const claim = toBase64Url(signDeviceClaim(keys, new Uint8Array(32)));
  const genesis = (sealing: Uint8Array) => ({ ...genesisOp(keys.device), sealing: toBase64Url(sealing), claim }) as ControlOp;
  expect(isProved(CIRCLE, genesis(keys.sealing.publicKey))).toBe(true);
  expect(isProved(CIRCLE, genesis(other.sealing.publicKey))).toBe(false);
});
