export { type CoreProcess, type OpenDoor, serveCore } from './serve-core.ts';
