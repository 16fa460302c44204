import { type Client, type DraftFile, MAX_PART_BYTES } from '#contract';
import { callId } from '../../ui/use-call.ts';
import { makeThumb } from './make-thumb.ts';

type Options = { readonly circle: string; readonly file: File; readonly signal: AbortSignal; readonly onProgress: (sentBytes: number) => void };

const sendParts = async (client: Client, draft: string, { file, signal, onProgress }: Options): Promise<void> => {
  for (let at = 0; at < file.size; at += MAX_PART_BYTES) {
    signal.throwIfAborted();
    const part = new File([file.slice(at, at + MAX_PART_BYTES)], 'part');
    onProgress((await client.files.add({ id: callId(), draft, part }, { signal })).receivedBytes);
  }
};

/** Hands a file to the core, part by part, and a small picture where it is one. Rejects as `files.begin`, `add` and `finish` do. */
export const uploadFile = async (client: Client, options: Options): Promise<DraftFile> => {
  const { circle, file } = options;
  const { draft } = await client.files.begin({ id: callId(), circle, name: file.name, sizeBytes: file.size });
  try {
    await sendParts(client, draft, options);
    const added = await client.files.finish({ id: callId(), draft });
    const thumb = added.picture && (await makeThumb(added.address));
    return thumb ? await client.files.setThumb({ id: callId(), draft, thumb }) : added;
  } catch (error) {
    client.files.drop({ id: callId(), draft }).catch(() => undefined);
    throw error;
  }
};
