import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { MAX_LINK } from '#contract';

const MAX_BYTES = 65_536;
const LIMIT_MS = 10_000;
const PLACE = 'second-start';

const startSchema = z.object({ link: z.string().max(MAX_LINK).optional() });
/** What somebody who starts Hearth again wants: its window, and perhaps a link opened in it. */
export type SecondStart = z.infer<typeof startSchema>;

/** A link as it may be handed on: one that is too long is cut, and then said to be broken. */
export const cutLink = (link: string): string => link.slice(0, MAX_LINK);

/** Where this person's programs listen for each other. The path of a socket may have 107 bytes at most: a data directory may have more. */
const listeningPlace = (runtimeDir: string | undefined): { readonly folder: string | undefined; readonly path: string } => {
  const prefix = 'hearth-';
  if (process.platform === 'win32') return { folder: undefined, path: `\\\\.\\pipe\\${prefix}${process.pid}` };
  const folder = mkdtempSync(join(runtimeDir || tmpdir(), prefix));
  return { folder, path: join(folder, 'start') };
};

/** The one line that a socket says, or undefined when it says too much. */
const lineOf = async (socket: Socket): Promise<string | undefined> => {
  let text = '';
  // It stays open for the answer.
  for await (const part of socket.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += String(part);
    if (text.length > MAX_BYTES) return undefined;
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  return undefined;
};

const parse = (line: string | undefined): SecondStart | undefined => {
  try {
    return startSchema.parse(JSON.parse(line ?? ''));
  } catch {
    return undefined;
  }
};

type Hearing = { readonly dataDir: string; readonly runtimeDir: string | undefined; readonly onStart: (start: SecondStart) => void };

/**
 * Hears whoever starts Hearth again on this data directory, which is this person alone: its folder and the socket's are closed to others.
 * @returns how to stop
 */
export const hearSecondStarts = async ({ dataDir, runtimeDir, onStart }: Hearing): Promise<() => void> => {
  const { folder, path } = listeningPlace(runtimeDir);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setTimeout(LIMIT_MS, () => socket.destroy());
    void lineOf(socket).then(
      (line) => {
        const start = parse(line);
        if (!start) return socket.destroy();
        onStart(start);
        return socket.end('heard\n');
      },
      () => socket.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  const place = join(dataDir, PLACE);
  writeFileSync(place, path, { mode: 0o600 });
  return () => {
    server.close();
    rmSync(place, { force: true });
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
};

/** Tells the Hearth that holds this data directory that it was started again. @returns whether one heard it */
export const tellFirstStart = async (dataDir: string, start: SecondStart): Promise<boolean> => {
  try {
    const socket = connect(readFileSync(join(dataDir, PLACE), 'utf8'));
    socket.setTimeout(LIMIT_MS, () => socket.destroy());
    socket.write(`${JSON.stringify(start)}\n`);
    let heard = false;
    for await (const _ of socket) heard = true;
    return heard;
  } catch {
    return false;
  }
};
