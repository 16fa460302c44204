import { AppError, type CircleId, type DraftFile, MAX_FILE_BYTES, MAX_FILES_PER_MESSAGE, MAX_THUMB_BYTES } from '#contract';
import { type MessageFile, safeFileName, shownFile } from '#features/chat';
import { cleanPicture } from '#privacy';
import type { FilesDeps } from './files-deps.ts';
import type { LocalFiles, StoredDraft } from './local-files.ts';
import { Upload, type Uploaded } from './upload.ts';

/** A page that went away leaves nothing behind for longer than this. */
const FORGOTTEN_MS = 10 * 60_000;
const THUMB_SIDE = 512;

const pictureOf = ({ picture }: Uploaded): MessageFile['picture'] => {
  if (!picture) return undefined;
  const { type, turned, width, height } = picture;
  return { type, ...(turned ? { width: height, height: width } : { width, height }) };
};

const shownOf = (draft: string, body: MessageFile, { removed, takenAt }: Pick<DraftFile, 'removed' | 'takenAt'>): DraftFile => ({
  ...shownFile({
    address: body.blob,
    name: body.name,
    size: body.size,
    type: body.picture?.type ?? null,
    width: body.picture?.width ?? null,
    height: body.picture?.height ?? null,
    thumb: body.picture?.thumb ?? null,
  }),
  draft,
  removed,
  ...(takenAt !== undefined && { takenAt }),
});

type Pending = { readonly circle: CircleId; readonly upload: Upload; stopTimer: () => void };

/** Files that are being added. Once whole they are kept as drafts, over restarts, until they are sent or dropped. */
export class Uploads {
  readonly #deps: FilesDeps;
  readonly #local: LocalFiles;
  readonly #pending = new Map<string, Pending>();

  constructor(deps: FilesDeps, local: LocalFiles) {
    this.#deps = deps;
    this.#local = local;
  }

  /** Fails with `file-empty`, `file-too-large`, `files-too-many`. */
  begin(circle: CircleId, { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number }): string {
    const safe = safeFileName(name);
    if (sizeBytes === 0) throw new AppError('file-empty', { name: safe });
    if (sizeBytes > MAX_FILE_BYTES) throw new AppError('file-too-large', { name: safe });
    const begun = [...this.#pending.values()].filter((pending) => pending.circle === circle).length;
    if (begun + this.#local.drafts(circle).length >= MAX_FILES_PER_MESSAGE) throw new AppError('files-too-many');
    const draft = uuidOf(this.#deps.random.bytes(16));
    const { random, store } = this.#deps;
    const upload = new Upload({ name: safe, sizeBytes, shelf: store.shelf(circle), random });
    this.#pending.set(draft, { circle, upload, stopTimer: () => undefined });
    this.#wait(draft);
    return draft;
  }

  /** Fails with `file-not-added`, and as `Upload.add`; then nothing stays of it. */
  async add(draft: string, part: Blob): Promise<number> {
    const bytes = new Uint8Array(await part.arrayBuffer());
    return this.#orDrop(draft, ({ upload }) => {
      this.#wait(draft);
      return upload.add(bytes);
    });
  }

  finish(draft: string): DraftFile {
    return this.#orDrop(draft, ({ circle, upload, stopTimer }) => {
      const uploaded = upload.finish();
      stopTimer();
      this.#pending.delete(draft);
      const picture = pictureOf(uploaded);
      const body: MessageFile = {
        name: upload.name,
        size: uploaded.sizeBytes,
        blob: uploaded.address,
        key: Buffer.from(uploaded.key).toString('base64url'),
        ...(picture && { picture }),
      };
      const shown = shownOf(draft, body, { removed: [...(uploaded.picture?.removed ?? [])], takenAt: uploaded.picture?.takenAt });
      this.#local.saveDraft(circle, { draft, address: body.blob, body, shown });
      return shown;
    });
  }

  /** The page draws thumbnails, since it is the sandbox; here they are parsed like any foreign picture. Fails with `file-not-added`, `picture-broken`. */
  async setThumb(draft: string, thumb: Blob): Promise<DraftFile> {
    const bytes = new Uint8Array(await thumb.arrayBuffer());
    const stored = this.#local.draft(draft);
    if (!stored?.body.picture) throw new AppError('file-not-added');
    const clean = cleanPicture(bytes);
    const isSmall = clean && clean.frames === 1 && clean.width <= THUMB_SIDE && clean.height <= THUMB_SIDE && clean.bytes.length <= MAX_THUMB_BYTES;
    if (!isSmall || (clean.type !== 'image/jpeg' && clean.type !== 'image/webp')) throw new AppError('picture-broken');
    const body = { ...stored.body, picture: { ...stored.body.picture, thumb: Buffer.from(clean.bytes).toString('base64') } };
    const shown = shownOf(draft, body, stored.shown);
    this.#local.saveDraft(stored.circle, { draft, address: body.blob, body, shown });
    return shown;
  }

  drafts(circle: CircleId): readonly DraftFile[] {
    return this.#local.drafts(circle).map(({ shown }) => shown);
  }

  /** As they go into a message. Fails with `file-not-added`. */
  bodies(circle: CircleId, drafts: readonly string[]): readonly MessageFile[] {
    return drafts.map((draft) => {
      const stored = this.#local.draft(draft);
      if (!stored || stored.circle !== circle) throw new AppError('file-not-added');
      return stored.body;
    });
  }

  sent(circle: CircleId, drafts: readonly string[]): void {
    const stored = this.#local.drafts(circle).filter(({ draft }) => drafts.includes(draft));
    for (const { draft, address } of stored) {
      this.#local.dropDraft(draft);
      this.#deps.blobs.of(circle).added(address);
    }
  }

  drop(draft: string): void {
    this.#dropPending(draft);
    const stored: (StoredDraft & { readonly circle: CircleId }) | undefined = this.#local.draft(draft);
    if (!stored) return;
    this.#local.dropDraft(draft);
    this.#deps.store.shelf(stored.circle).remove(stored.address);
  }

  stop(): void {
    for (const draft of this.#pending.keys()) this.#dropPending(draft);
  }

  #dropPending(draft: string): void {
    const pending = this.#pending.get(draft);
    this.#pending.delete(draft);
    pending?.stopTimer();
    pending?.upload.drop();
  }

  #wait(draft: string): void {
    const pending = this.#pending.get(draft);
    if (!pending) return;
    pending.stopTimer();
    pending.stopTimer = this.#deps.clock.after(FORGOTTEN_MS, () => this.#dropPending(draft));
  }

  #orDrop<Value>(draft: string, work: (pending: Pending) => Value): Value {
    const pending = this.#pending.get(draft);
    if (!pending) throw new AppError('file-not-added');
    try {
      return work(pending);
    } catch (error) {
      this.#dropPending(draft);
      throw error;
    }
  }
}

/** RFC 9562, version 4. */
const uuidOf = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};
