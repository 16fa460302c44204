import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clampToScreens, keepWindowState, readWindowState } from '../../../main/hosts/electron/window/window-state.ts';

const dir = mkdtempSync(join(tmpdir(), '围炉 window '));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const LEFT = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 200, width: 1280, height: 984 };
const at = (x: number, y: number, { width, height } = { width: 1000, height: 700 }) => ({ bounds: { x, y, width, height }, isMaximized: false });

test('where the window was is kept, and a file that says nothing or nonsense is as good as none', () => {
  const first = readWindowState(dir);
  expect(first.bounds).toEqual({ width: 1200, height: 800 });
  keepWindowState(dir, { ...at(-30, 12), isMaximized: true });
  expect(readWindowState(dir)).toEqual({ ...at(-30, 12), isMaximized: true });
  for (const text of ['', '{', '{"bounds":{"width":"a"}}', '{"bounds":{"width":1e99,"height":5},"isMaximized":false}']) {
    writeFileSync(join(dir, 'window.json'), text);
    expect(readWindowState(dir)).toEqual(first);
  }
  expect(() => keepWindowState(join(dir, 'not there'), first)).not.toThrow();
});

test('a window that can be got hold of stays where it was, also half outside or on the second screen', () => {
  for (const [x, y] of [[100, 100], [-800, 0], [1800, 900], [2000, 300]] as const) expect(clampToScreens(at(x, y), [LEFT, RIGHT])).toEqual(at(x, y));
});

test('one whose screen was unplugged, or whose upper edge is out of reach, opens in the middle', () => {
  for (const [x, y] of [[2000, 300], [-990, 0], [100, -50], [100, 1030], [5000, 5000]] as const) expect(clampToScreens(at(x, y), [LEFT]).bounds).toEqual({ width: 1000, height: 700 });
});

test('it is never larger than its screen nor too small to use', () => {
  expect(clampToScreens(at(0, 0, { width: 4000, height: 3000 }), [LEFT]).bounds).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  expect(clampToScreens(at(0, 0, { width: 10, height: 10 }), [LEFT]).bounds).toMatchObject({ width: 360, height: 480 });
  expect(clampToScreens(at(0, 0), []).bounds).toEqual({ width: 1200, height: 800 });
});
