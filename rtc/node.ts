/** Entry of the child process that holds the WebRTC connections of a desktop without Electron. It ends when its parent goes. */
import wrtc from '@roamhq/wrtc';
import type { ToPipe } from './protocol.ts';
import { servePipe } from './serve-pipe.ts';

const pipe = servePipe(wrtc.RTCPeerConnection, { post: (message) => void process.send?.(message, undefined, undefined, () => undefined) });

process.on('message', (message: ToPipe) => pipe.receive(message));
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole group of processes: the parent decides when this one ends.
process.on('SIGINT', () => undefined);
