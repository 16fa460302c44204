export type { Circles, CirclesDeps } from './circles.ts';
export { createCircles } from './create-circles.ts';
export { circleDirectory, type Directory, type Renaming } from './directory.ts';
export { showInvite } from './invite-text.ts';
export { approvalCode } from './approval-code.ts';
export { circlesMigrations, LocalCircles } from './local-tables.ts';
export { circleView } from './view.ts';
