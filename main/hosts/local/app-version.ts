import { readFileSync } from 'node:fs';
import { PACKAGE_FILE } from './local-entries.ts';

/** The version of the Hearth that runs here. */
export const appVersion = (): string => (JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')) as { readonly version: string }).version;
