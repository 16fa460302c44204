import { describe, expect, it } from 'vitest';
import { LINK_ATTACKS, type LinkAttack } from './link-attacks.ts';
import { goesOnWithCarol, linkScene, verdictOver, type Way } from './link-scene.ts';

const STRANGER_MS = 31_000;
const cases = (way: Way): readonly (readonly [string, LinkAttack, Way])[] => LINK_ATTACKS.map((attack) => [`${attack.name} → ${attack.verdict}`, attack, way]);

describe.each(['live', 'bulk'] as const)('mallory, a member, sends bob %s', (way) => {
  it.each(cases(way))('%s', async (_name, { make, verdict }) => {
    const at = await linkScene();
    const raw = await at.linkAs('member');
    const update = make(at);
    expect(await verdictOver(at, raw, { update, way })).toEqual({ verdict, unchanged: true });
    expect(raw.ended !== undefined).toBe(verdict === 'drop');
    await goesOnWithCarol(at);
  });
});

describe.each(['stranger', 'removed'] as const)('one who is no member sends bob the same as a %s', (who) => {
  it.each(cases('live'))('%s', async (_name, { make, verdict }) => {
    const at = await linkScene();
    const raw = await at.linkAs(who);
    const update = make(at);
    const got = await verdictOver(at, raw, { update, way: 'live' });
    expect(got.unchanged).toBe(true);
    // Only what is malformed or unsigned is the fault of whoever passes it on.
    expect(got.verdict === 'drop').toBe(verdict === 'drop');
    const blames = at.bob.warnings.length;
    await at.story.clock.advance(STRANGER_MS);
    expect(raw.ended).toBeDefined();
    expect(at.bob.warnings.length).toBe(blames);
    await goesOnWithCarol(at);
  });
});
