/** Loaded first in a process that is to find itself in an Electron with its fuses set: a child of Node would be one more app there, and fails here. */
import { ChildProcess } from 'node:child_process';

Object.defineProperty(process, 'versions', { value: Object.freeze({ ...process.versions, electron: '45.5.0' }) });
const refused = (): never => {
  throw new Error('no child is started from here');
};
// Under every way to start one; it is not in Node's types.
Object.defineProperty(ChildProcess.prototype, 'spawn', { value: refused });
