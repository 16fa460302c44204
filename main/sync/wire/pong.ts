import { record } from './codec.ts';
import { requestId } from './shapes.ts';

export const pong = record({ id: requestId });
