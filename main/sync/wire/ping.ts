import { record } from './codec.ts';
import { requestId } from './shapes.ts';

export const ping = record({ id: requestId });
