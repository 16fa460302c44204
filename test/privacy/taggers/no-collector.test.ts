import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** What the libraries of onnxruntime from 1.29 on hold: where they upload to, and the switch for it. */
const COLLECTOR = ['OneCollector', 'events.data.microsoft.com', 'ORT_DISABLE_TELEMETRY'];

test('no library that runs the taggers, on any platform, knows an address to report to', () => {
  const files = globSync('node_modules/{onnxruntime-node/bin/**/*.{so.*,dylib,dll,node},onnxruntime-web/dist/ort-wasm-simd-threaded.wasm,onnxruntime-web/dist/ort.node.min.mjs}', { cwd: PROJECT });
  expect(files.some((file) => file.includes('linux')) && files.some((file) => file.includes('darwin')) && files.some((file) => file.includes('win32'))).toBe(true);
  const telling = files.filter((file) => {
    const library = readFileSync(resolve(PROJECT, file));
    return COLLECTOR.some((word) => library.includes(word) || library.includes(word, 0, 'utf16le'));
  });
  expect(telling).toEqual([]);
});
