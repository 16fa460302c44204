import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeChildren, silentLog, systemRandom } from '../../main/platform/index.ts';
import { callByHand, takeByHand } from '../../main/sync/by-hand/carry.ts';
import type { Link } from '../../main/sync/link/link.ts';
import { HandLinks } from '../../main/sync/webrtc/hand-links.ts';
import { RtcPipe } from '../../main/sync/webrtc/rtc-pipe.ts';
import { deviceDouble } from '../support/device-double.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { waitFor } from '../support/wait-for.ts';

const MINUTE_MS = 60_000;
const RTC = fileURLToPath(new URL('../../rtc/node.ts', import.meta.url));
const TEA = { name: 'a'.repeat(43), password: 'b'.repeat(43) };
const COFFEE = { name: 'c'.repeat(43), password: 'd'.repeat(43) };

type End = { readonly links: Link[]; readonly calls: () => Promise<string>; readonly takes: (pasted: string) => ReturnType<typeof takeByHand> };

let clock: FakeClock;
let pipe: RtcPipe;
const left: HandLinks[] = [];
beforeEach(() => {
  clock = new FakeClock();
  pipe = new RtcPipe(() => nodeChildren(process.env).start(RTC, { name: 'rtc' }));
});
afterEach(async () => {
  for (const end of left.splice(0)) end.leave();
  await pipe.close();
});

/** Somebody with real WebRTC who waits by the clock of the test. */
const person = (room = TEA): End => {
  const links: Link[] = [];
  const onLink = (link: Link) => {
    links.push(link);
    return 'kept' as const;
  };
  const end = new HandLinks({ room, identity: deviceDouble(), meetingPoints: [], onLink }, { pipe, loopbackOnly: true, clock, random: systemRandom, log: silentLog });
  left.push(end);
  return { links, calls: () => callByHand([end]), takes: (pasted) => takeByHand([end], pasted) };
};
const answerOf = async (taken: ReturnType<typeof takeByHand>): Promise<string> => {
  const carried = await taken;
  if (carried.kind !== 'answer') throw new Error('no answer');
  return carried.text;
};
const areLinked = (...ends: readonly End[]): Promise<void> => waitFor(() => ends.every(({ links }) => links.length === 1));

describe('people who carry texts by hand', () => {
  it('take nearly ten minutes about it, and are linked', async () => {
    const [alice, bob] = [person(), person()];
    const call = await alice.calls();
    await clock.advance(5 * MINUTE_MS);
    const answer = await answerOf(bob.takes(call));
    await clock.advance(4.9 * MINUTE_MS);
    expect(await alice.takes(answer)).toEqual({ kind: 'connecting' });
    await areLinked(alice, bob);
  });

  it('who come after more than ten minutes are told that it was too late, and a new text works', async () => {
    const [alice, bob] = [person(), person()];
    const answer = await answerOf(bob.takes(await alice.calls()));
    await clock.advance(10 * MINUTE_MS + 1);
    await expect(alice.takes(answer)).rejects.toThrow('hand-code-stale');
    await alice.takes(await answerOf(bob.takes(await alice.calls())));
    await areLinked(alice, bob);
  });

  it('may make a second text meanwhile: the answer to the first still connects', async () => {
    const [alice, bob] = [person(), person()];
    const first = await alice.calls();
    await alice.calls();
    expect(await alice.takes(await answerOf(bob.takes(first)))).toEqual({ kind: 'connecting' });
    await areLinked(alice, bob);
  });

  it('may paste a text twice: the second time changes nothing', async () => {
    const [alice, bob] = [person(), person()];
    const call = await alice.calls();
    const answer = await answerOf(bob.takes(call));
    expect(await answerOf(bob.takes(call))).toBe(answer);
    const pasted = await Promise.all([alice.takes(answer), alice.takes(answer)]);
    expect(pasted).toEqual([{ kind: 'connecting' }, { kind: 'connecting' }]);
    await areLinked(alice, bob);
  });

  it('are told when they paste what they made themselves, a call or an answer, and nothing of it is lost', async () => {
    const [alice, bob] = [person(), person()];
    const call = await alice.calls();
    await expect(alice.takes(call)).rejects.toThrow('hand-code-own');
    const answer = await answerOf(bob.takes(call));
    await expect(bob.takes(answer)).rejects.toThrow('hand-code-own');
    await alice.takes(answer);
    await areLinked(alice, bob);
  });

  it('of whom two answered one call: the first is linked, the second is told that it was too late', async () => {
    const [alice, bob, carol] = [person(), person(), person()];
    const call = await alice.calls();
    const [his, hers] = [await answerOf(bob.takes(call)), await answerOf(carol.takes(call))];
    await alice.takes(his);
    await expect(alice.takes(hers)).rejects.toThrow('hand-code-stale');
    await areLinked(alice, bob);
    expect(carol.links).toEqual([]);
  });

  it('leave nobody waiting who asks for the statistics of a link at the moment it ends', async () => {
    let answers = 0;
    const answered = (): void => void (answers += 1);
    for (let round = 1; round <= 8; round += 1) {
      const [alice, bob] = [person(), person()];
      await alice.takes(await answerOf(bob.takes(await alice.calls())));
      await areLinked(alice, bob);
      const [link] = alice.links;
      link?.listen({ message: () => undefined, drained: () => undefined, doubted: () => undefined, closed: () => void link.statistics().then(answered, answered) });
      bob.links[0]?.close({ why: 'cut', blame: false });
      await waitFor(() => answers === round);
    }
    expect(answers).toBe(8);
  });

  it('of another group are told so, whichever of the two texts they paste', async () => {
    const [alice, bob, eve] = [person(), person(), person(COFFEE)];
    const call = await alice.calls();
    await expect(eve.takes(call)).rejects.toThrow('hand-code-foreign');
    await expect(eve.takes(await answerOf(bob.takes(call)))).rejects.toThrow('hand-code-foreign');
  });
});
