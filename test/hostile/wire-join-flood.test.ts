import { expect, it } from 'vitest';
import { makeJoinRequest } from '../../main/ledger/circle/admission.ts';
import { deriveDeviceKeys } from '../../main/ledger/crypto/device-keys.ts';
import { encodeJoinRequest } from '../../main/ledger/wire/join-request.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { deviceDouble } from '../support/device-double.ts';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';
import { rawDevice } from '../support/raw-member.ts';

const MINUTE_MS = 60_000;
const KNOCKS = 60;

const controlOf = ({ opened }: Desktop): number => opened.db.prepare<[], number>('SELECT count(*) FROM ledger_control').pluck().get() ?? 0;

/** Requests by ever new keys of one holder of the link. */
const requestsBy = (seed: number, invite: Parameters<typeof makeJoinRequest>[1]): readonly Uint8Array[] => {
  const random = seededRandom(seed, 'keys');
  return Array.from({ length: KNOCKS }, (_, at) => encodeJoinRequest(makeJoinRequest(deriveDeviceKeys(random.bytes(32), random.bytes(16), at), invite)));
};

const asked = ({ circle, clock }: Desktop) => circle.createInvite({ name: 'tea', expiresAt: clock.now() + 24 * 3_600_000, uses: 49, meetingPoints: ['ws://alice.test'], needsApproval: true });

it('whoever knocks with ever new keys by a leaked link has forty of them recorded, and by another link people still come in', async () => {
  const { alice, clock, arrives, seed } = await desktops(2);
  const invite = asked(alice);
  const before = controlOf(alice);
  for (const request of requestsBy(seed, invite)) expect(() => alice.circle.admit(request)).toThrow(expect.objectContaining({ code: 'join-waiting' }));
  expect(controlOf(alice) - before).toBe(40);
  expect(alice.circle.joinRequests()).toHaveLength(40);
  const [first] = alice.circle.joinRequests();
  alice.circle.approve(first?.device ?? '');
  expect(alice.circle.members()).toHaveLength(3);
  const dave = await arrives('dave');
  dave.joins(alice.invites());
  await clock.until(() => dave.isIn, 3 * MINUTE_MS);
});

it('the same over links: every knock is answered, the group is told of forty, and nobody in it loses a link', async () => {
  const story = await desktops(2);
  const { alice, bob, clock, seed } = story;
  const invite = asked(alice);
  alice.sync.refresh(alice.circle.id);
  const lobby = alice.circle.openInvites().find(({ expiresAt }) => expiresAt === invite.expiresAt)?.lobby ?? { name: '', password: '' };
  const codes: string[] = [];
  for (const [at, request] of requestsBy(seed, invite).entries()) {
    const raw = rawDevice({ name: `knocker${at}`, room: lobby, identity: deviceDouble('joiner', lobby.name) }, story);
    await clock.until(() => raw.links.length > 0, MINUTE_MS);
    const [link] = raw.links;
    link?.link.send({ type: 'knock', request });
    await clock.until(() => link?.heard.some(({ type }) => type === 'refused') === true || link?.ended !== undefined, MINUTE_MS);
    for (const heard of link?.heard ?? []) if (heard.type === 'refused') codes.push(heard.code);
    raw.leave();
  }
  expect([codes.length, new Set(codes)]).toEqual([KNOCKS, new Set(['join-waiting'])]);
  await clock.until(() => bob.circle.joinRequests().length === 40, MINUTE_MS);
  expect(alice.circle.joinRequests()).toHaveLength(40);
  expect(alice.isLinkedWith(bob)).toBe(true);
  expect([alice, bob].flatMap(({ warnings }) => warnings)).toEqual([]);
});
