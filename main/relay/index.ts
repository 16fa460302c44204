export { DEFAULT_LIMITS, type RelayLimits } from './limits.ts';
export { type Relay, type RelayOptions, startRelay } from './start-relay.ts';
