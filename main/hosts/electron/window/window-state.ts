import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Rectangle } from '../electron-parts.ts';

const FILE = 'window.json';
const side = z.number().int().min(-100_000).max(100_000);
const stateSchema = z.object({ bounds: z.object({ x: side.exactOptional(), y: side.exactOptional(), width: side, height: side }), isMaximized: z.boolean() });

/** Where the window was, in the screen's own points. Without x and y it opens in the middle. */
export type WindowState = z.infer<typeof stateSchema>;

const FIRST: WindowState = { bounds: { width: 1200, height: 800 }, isMaximized: false };
const SMALLEST = { width: 360, height: 480 };
/** So much of its upper edge has to be on a screen that a person can get hold of it. */
const HOLD = { width: 120, height: 40 };

const canBeHeld = ({ x, y, width }: Rectangle, area: Rectangle): boolean => {
  const shared = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return shared >= HOLD.width && y >= area.y && area.y + area.height - y >= HOLD.height;
};

/** What was kept, brought onto the screens there are now: one that was unplugged, or is smaller, leaves no window out of reach. */
export const clampToScreens = ({ bounds, isMaximized }: WindowState, areas: readonly Rectangle[]): WindowState => {
  const [first] = areas;
  if (!first) return FIRST;
  const { x, y } = bounds;
  const at = { x: x ?? Number.NaN, y: y ?? Number.NaN, width: bounds.width, height: bounds.height };
  const area = areas.find((one) => canBeHeld(at, one));
  const room = area ?? first;
  const size = {
    width: Math.max(Math.min(bounds.width, room.width), Math.min(SMALLEST.width, room.width)),
    height: Math.max(Math.min(bounds.height, room.height), Math.min(SMALLEST.height, room.height)),
  };
  return { bounds: area ? { x: at.x, y: at.y, ...size } : size, isMaximized };
};

/** What was kept last time; the first size when nothing readable is there. */
export const readWindowState = (dataDir: string): WindowState => {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
  } catch {
    return FIRST;
  }
};

/** Without it (a full disk) the window opens where it did before. */
export const keepWindowState = (dataDir: string, state: WindowState): void => {
  const file = join(dataDir, FILE);
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // Nothing of a person's is lost.
  }
};
