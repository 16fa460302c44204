export { runOnMachine } from './run-on-machine.ts';
export { sayWhyNot } from './say-why-not.ts';
