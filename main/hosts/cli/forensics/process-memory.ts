import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { encodingsOf } from './traces.ts';

const CHUNK_BYTES = 8 * 1024 * 1024;
const OVERLAP_BYTES = 256;

type Region = { readonly start: number; readonly end: number; readonly name: string };

const regionsOf = (pid: number): Region[] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from = '', to = '', rights = '', name = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
      const start = Number.parseInt(from, 16);
      const end = Number.parseInt(to, 16);
      // Code and constants mapped read-only from a file hold nothing that we wrote.
      const isOurs = rights.startsWith('rw') || (rights.startsWith('r') && !name.startsWith('/'));
      return isOurs && !name.startsWith('[v') && Number.isSafeInteger(end) ? [{ start, end, name }] : [];
    });

const countIn = (bytes: Buffer, pattern: Buffer): number => {
  let found = 0;
  for (let at = bytes.indexOf(pattern); at !== -1; at = bytes.indexOf(pattern, at + 1)) found += 1;
  return found;
};

const openMemory = (pid: number): number | undefined => {
  try {
    return openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return undefined;
  }
};

/**
 * How often the marks stand in the memory of a process of ours, by encoding. Linux only: it reads `/proc/<pid>/mem`.
 * Regions that vanish while being read are passed over, and so is a process that has ended.
 */
export const tracesInProcess = (pid: number, marks: readonly string[]): ReadonlyMap<string, number> => {
  const patterns = marks.flatMap((mark, place) => [...encodingsOf(mark)].map(([name, pattern]) => ({ name: `${place}: ${name}`, pattern })));
  const found = new Map<string, number>();
  const memory = openMemory(pid);
  if (memory === undefined) return found;
  const buffer = Buffer.alloc(CHUNK_BYTES);
  try {
    for (const { start, end } of regionsOf(pid)) {
      for (let at = start; at < end; at += CHUNK_BYTES - OVERLAP_BYTES) {
        let read: number;
        try {
          read = readSync(memory, buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
        } catch {
          break;
        }
        for (const { name, pattern } of patterns) {
          const times = countIn(buffer.subarray(0, read), pattern);
          if (times > 0) found.set(name, (found.get(name) ?? 0) + times);
        }
        if (read < Math.min(CHUNK_BYTES, end - at)) break;
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
};
