export type { OpenedFile } from '#features/files';
export { type AlwaysOn, type AlwaysOnCircle, type AlwaysOnEvent, type AlwaysOnOptions, openAlwaysOn } from './always-on/open-always-on.ts';
export type { CoreRouter } from './build-router.ts';
export type { CoreOptions, CoreSetup } from './core-setup.ts';
export { askPlaces, type CircleHealth, type Health, lookInside, lookOutside, type Outside } from './health.ts';
export type { Holdings, Inspection } from './inspect.ts';
export { type Core, startCore } from './start-core.ts';
