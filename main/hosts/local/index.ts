export { appVersion } from './app-version.ts';
export { LOCAL_ENTRIES, UI_DIR } from './local-entries.ts';
export { openClient, type ProgramLine, signIn } from './program-client.ts';
export { type LeftHost, runLocalHost, type RunOptions } from './run-local-host.ts';
export { type LocalHost, type LocalHostOptions, startLocalHost } from './start-local-host.ts';
export { readPassphrase, unlockWithFile } from './unlock-with-file.ts';
export { startHelp } from './words/start-help.ts';
