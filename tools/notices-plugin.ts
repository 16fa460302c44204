import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { thirdPartyNotices } from './notices.ts';

const NAME = 'virtual:notices';
const ID = `\0${NAME}`;

/** Packed they are a sixth; whoever wants to see them waits some milliseconds longer. */
const code = (): string => {
  const packed = gzipSync(JSON.stringify(thirdPartyNotices()), { level: 9 }).toString('base64');
  return `
    const packed = Uint8Array.from(atob(${JSON.stringify(packed)}), (character) => character.codePointAt(0));
    export const readNotices = () => new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
  `;
};

/** Gives the page `virtual:notices`: the notices of what is installed when it is built, in a piece of its own that is loaded when it is asked for. */
export const noticesPlugin = (): Plugin => ({
  name: 'hearth-notices',
  resolveId: (id) => (id === NAME ? ID : undefined),
  load: (id) => (id === ID ? code() : undefined),
});
