export type { Circles, CirclesDeps } from './circles.ts';
export { createCircles } from './create-circles.ts';
export { circleDirectory, type Directory } from './directory.ts';
export { showInvite } from './invite-text.ts';
export { circlesMigrations } from './local-tables.ts';
export { circleView } from './view.ts';
