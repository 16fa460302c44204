import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noticesPlugin } from './tools/notices-plugin.ts';

// Vite takes over NODE_ENV where it is set, and a test's children inherit its `test`: what is built would be React for development, which runs every effect twice.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), noticesPlugin()],
  build: { outDir: '../out/renderer', emptyOutDir: true, sourcemap: false, modulePreload: { polyfill: false } },
});
