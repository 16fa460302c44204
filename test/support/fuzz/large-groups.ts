import { openDesktops } from '../open-desktops.ts';
import { type FuzzPart, holds } from './fuzz-part.ts';

const COUNT = 50;
const SETTLE_MS = 120_000;

/** Fifty desktops in a ring: what two of them write reaches everybody, once, within five seconds. */
export const largeGroups: FuzzPart = {
  name: 'large groups',
  tries: 1,
  run: async (seed) => {
    const { all, clock } = await openDesktops(COUNT, { seed });
    await clock.advance(SETTLE_MS);
    for (const desktop of [all[0], all.at(-1)]) desktop?.says(`hello from ${desktop.name}`);
    await clock.until(() => all.every((desktop) => desktop.sees().length >= 2), 5_000);
    holds(all.every((desktop) => desktop.sees().length === 2), 'a message came twice');
    holds(new Set(all.map(({ circle }) => circle.viewsHash())).size === 1, 'views differ');
    for (const desktop of all) {
      await desktop.quits();
      desktop.files.remove();
    }
  },
};
