import type { Plugin } from 'vite';
import { thirdPartyNotices } from './notices.ts';

const NAME = 'virtual:notices';
const ID = `\0${NAME}`;

/** Gives the page `virtual:notices`: the notices of what is installed when it is built, in a piece of its own that is loaded when it is asked for. */
export const noticesPlugin = (): Plugin => ({
  name: 'hearth-notices',
  resolveId: (id) => (id === NAME ? ID : undefined),
  load: (id) => (id === ID ? `export const notices = JSON.parse(${JSON.stringify(JSON.stringify(thirdPartyNotices()))});` : undefined),
});
