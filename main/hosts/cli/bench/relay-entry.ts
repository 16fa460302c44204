/** A relay in a process of its own, so that what it takes can be read from outside. Tells its port; ends when told anything. */
import { lineLog, systemClock } from '#platform';
import { startRelay } from '#relay';

const ROOMY = { connections: 1_000_000, connectionsPerAddress: 1_000_000, framesPerSecond: 1_000_000, burstFrames: 1_000_000 } as const;

const log = lineLog(() => undefined, () => systemClock.now());
const relay = await startRelay({ port: 0, clock: systemClock, log, limits: ROOMY });
process.send?.({ port: relay.port });
process.once('message', () => void relay.stop().then(() => process.exit(0)));
process.once('disconnect', () => process.exit(0));
