export { errorSentence, terminalLanguage } from './error-sentence.ts';
export { LOCAL_ENTRIES, UI_DIR } from './local-entries.ts';
export { type LocalHost, type LocalHostOptions, startLocalHost } from './start-local-host.ts';
