/** Builds the page for tests that open it in a browser; does nothing when it is fresh. */
import { buildUiWhenStale } from './build-ui.ts';

console.log((await buildUiWhenStale()) ? 'built' : 'fresh');
