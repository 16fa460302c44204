export { blobAddressIn, blobHeaders, type ShownFile } from './page/blob-headers.ts';
export { type BundleFile, bundleFile, cacheControlOf } from './page/bundle-file.ts';
export { contentPolicy, securityHeaders } from './page/content-policy.ts';
export { CoreChild } from './core-child.ts';
export { type FromCore, type Inspect, type StartCore, type ToCore, toCoreSchema, type ToldReading, type WebOptions } from './core-messages.ts';
export { HostRelay } from './host-relay.ts';
export { type Door, Supervisor, type SupervisorOptions } from './supervisor.ts';
export { userDataDir } from './user-data-dir.ts';
