export { errorSentence, terminalLanguage } from './error-sentence.ts';
export { runOnMachine } from './run-on-machine.ts';
