export { createDevices } from './create-devices.ts';
export type { Devices } from './devices.ts';
export { devicesMigrations, ownCircleOf } from './local-tables.ts';
export { isSeated } from './seats.ts';
export { devicesView } from './view.ts';
