import type { Plugin } from 'vite';

/**
 * Builds what people get, whoever asks. Vite takes over NODE_ENV where it is set, and a test's children inherit its `test`: what is built would be React for
 * development, which runs every effect twice and holds paths of the sources.
 */
export const forPeoplePlugin = (): Plugin => ({
  name: 'hearth-for-people',
  enforce: 'pre',
  config: () => {
    process.env['NODE_ENV'] = 'production';
  },
});
