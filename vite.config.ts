import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { forPeoplePlugin } from './tools/for-people-plugin.ts';
import { guidePlugin } from './tools/guide-plugin.ts';
import { noticesPlugin } from './tools/notices-plugin.ts';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [forPeoplePlugin(), react(), guidePlugin(), noticesPlugin()],
  build: { outDir: '../out/renderer', emptyOutDir: true, sourcemap: false, modulePreload: { polyfill: false } },
});
