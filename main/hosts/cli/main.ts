/** `hearth` in a checkout: the program's entry. */
import { runOnMachine } from './run-on-machine.ts';

await runOnMachine(process.argv.slice(2));
