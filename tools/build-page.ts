/** Builds the page for tests that open it in a browser, and what Electron runs; does nothing when both are fresh. */
import { buildElectronWhenStale } from './build-electron.ts';

console.log((await buildElectronWhenStale()) ? 'built' : 'fresh');
