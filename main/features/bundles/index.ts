export { createBundles } from './create-bundles.ts';
