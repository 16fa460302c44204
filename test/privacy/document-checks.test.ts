import { describe, expect, test } from 'vitest';
import { detect } from '#privacy';

const found = (text: string): readonly string[] => detect(text).filter(({ kind }) => kind === 'GOV_ID').map((entity) => entity.text);

/** Numbers that are nothing but their form and their check digits, and the same with a wrong one. */
describe('documents of the world by their check digits', () => {
  test.each([
    ['IE', '4172088P', '4172088Q'],
    ['ZA', '9103055877081', '9103055877082'],
    ['DE', '44 172 088 394', '44 172 088 395'],
    ['DE', 'M441720882', 'M441720883'],
    ['PL', '88041712081', '88041712082'],
    ['PL', '525-204-41-75', '525-204-41-76'],
    ['TR', '44172088374', '44172088375'],
    ['RO', '2880417400315', '2880417400316'],
    ['NO', '090891 44180', '090891 44181'],
    ['FI', '090891-441Y', '090891-441X'],
    ['BE', '91.08.09-444.89', '91.08.09-444.88'],
    ['AT', '4419 090891', '4418 090891'],
    ['AU', '82 204 417 209', '82 204 417 201'],
    ['AU', '2951 84739 1', '2951 84738 1'],
    ['AR', '20-44172088-3', '20-44172088-4'],
    ['ES', '12345678Z', '12345678A'],
    ['US', 'BC4417209', 'BC4417208'],
    ['SG', 'T4533314G', 'T4533314H'],
    ['IN', '3040 7238 6252', '3040 7238 6251'],
  ])('%s: %s and not %s', (_country, right, wrong) => {
    expect(found(`here ${right} ok`)).toEqual([right]);
    expect(found(`here ${wrong} ok`)).toEqual([]);
  });
});
