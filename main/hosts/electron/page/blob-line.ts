import { z } from 'zod';
import type { Core } from '#core';
import type { Port } from '../electron-parts.ts';
import type { OpenBlob } from './answer-request.ts';

/** What the process of the core says of a file: what it is, then pieces as they are asked for, then `end`. */
const toldSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('file'), name: z.string(), sizeBytes: z.number().int(), picture: z.string().optional() }),
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('piece'), bytes: z.instanceof(Uint8Array) }),
  z.object({ is: z.literal('end') }),
]);
type Told = z.infer<typeof toldSchema>;

/** In the core's process: reads a file to whoever has the other end, one piece for each word that comes. */
export const serveBlob = (openFile: Core['openFile'], address: string, port: Port): void => {
  const file = openFile(address);
  const pieces = file?.pieces()[Symbol.iterator]();
  const say = (told: Told): void => port.postMessage(told);
  port.on('message', () => {
    try {
      const next = pieces?.next();
      say(next && !next.done ? { is: 'piece', bytes: new Uint8Array(next.value) } : { is: 'end' });
    } catch {
      port.close();
    }
  });
  port.on('close', () => void pieces?.return?.());
  port.start();
  say(file ? { is: 'file', name: file.name, sizeBytes: file.sizeBytes, ...(file.picture !== undefined && { picture: file.picture }) } : { is: 'none' });
};

/** In the main process: the same file as a stream that reads no faster than the page. */
export const readBlob = (port: Port): Promise<OpenBlob | undefined> => {
  const opened = Promise.withResolvers<OpenBlob | undefined>();
  const asked: PromiseWithResolvers<Uint8Array | undefined>[] = [];
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = Promise.withResolvers<Uint8Array | undefined>();
      asked.push(next);
      port.postMessage('more');
      const bytes = await next.promise;
      if (bytes) return controller.enqueue(bytes);
      controller.close();
      return port.close();
    },
    cancel: () => port.close(),
  }, { highWaterMark: 0 });
  port.on('message', ({ data }) => {
    const told = toldSchema.safeParse(data).data;
    if (told?.is === 'file') opened.resolve({ name: told.name, sizeBytes: told.sizeBytes, picture: told.picture, body });
    if (told?.is === 'none') opened.resolve(undefined);
    if (told?.is === 'piece') asked.shift()?.resolve(told.bytes);
    if (told?.is === 'end') asked.shift()?.resolve(undefined);
  });
  port.on('close', () => {
    opened.resolve(undefined);
    for (const one of asked) one.reject(new Error('the core went away'));
  });
  port.start();
  return opened.promise;
};
