import type { CircleId, FileShown } from '#contract';
import { FileRows, safeFileName } from '#features/chat';
import { cleanPicture, PICTURE_LIMITS } from '#privacy';
import type { FilesDeps } from './files-deps.ts';
import { KnownPictures } from './known-pictures.ts';
import type { LocalFiles } from './local-files.ts';
import { openPiece } from './sealed-file.ts';

/** A file as a host may answer with it. `picture`: verified here to be that picture and nothing more; everything else is only to be saved. */
export type OpenedFile = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly picture: NonNullable<FileShown['picture']>['type'] | undefined;
  readonly pieces: () => Iterable<Uint8Array>;
};

type Sealed = { readonly circle: CircleId; readonly address: string; readonly name: string; readonly size: number; readonly key: Uint8Array; readonly isPicture: boolean };

function* clearPieces({ store }: FilesDeps, { circle, address, key }: Sealed): Generator<Uint8Array, void, void> {
  const shelf = store.shelf(circle);
  const count = shelf.find(address)?.pieces ?? 0;
  for (let index = 0; index < count; index += 1) {
    const sealed = shelf.find(address)?.piece(index);
    const clear = sealed && openPiece(key, index, sealed);
    // Removed while it is read, or sealed by a liar under another key: what came so far must not pass for the whole.
    if (!clear) throw new Error('a piece of the file cannot be opened');
    yield clear;
  }
}

/** Opens a file that is whole on this machine by its address alone: of a standing message, or added and not sent; undefined when there is none. */
export const fileOpener = (deps: FilesDeps, local: LocalFiles): ((address: string) => OpenedFile | undefined) => {
  const rows = new FileRows(deps.db);
  const find = (address: string): Sealed | undefined => {
    const row = rows.find(address);
    if (row) return { circle: row.circle, address, name: row.name, size: row.size, key: Buffer.from(row.file_key, 'base64url'), isPicture: row.type !== null };
    const draft = local.draftAt(address);
    if (!draft) return undefined;
    const { name, size, key, picture } = draft.body;
    return { circle: draft.circle, address, name, size, key: Buffer.from(key, 'base64url'), isPicture: picture !== undefined };
  };
  const pictures = new KnownPictures();
  return (address) => {
    const sealed = find(address);
    if (!sealed || !deps.store.shelf(sealed.circle).isWhole(address)) return undefined;
    const name = safeFileName(sealed.name);
    const asStored = { name, sizeBytes: sealed.size, pieces: () => clearPieces(deps, sealed) };
    if (!sealed.isPicture || sealed.size > PICTURE_LIMITS.fileBytes) return { ...asStored, picture: undefined };
    const known = pictures.find(sealed);
    if (known) return { ...asStored, picture: known };
    const bytes = bytesOf(deps, sealed);
    const picture = bytes && verifiedPicture(bytes);
    if (!bytes || !picture) return { ...asStored, picture: undefined };
    if (bytes.length === sealed.size && bytes.equals(picture.bytes)) pictures.add(sealed, picture.type);
    return { name, sizeBytes: picture.bytes.length, picture: picture.type, pieces: () => [picture.bytes] };
  };
};

const bytesOf = (deps: FilesDeps, sealed: Sealed): Buffer | undefined => {
  try {
    return Buffer.concat([...clearPieces(deps, sealed)]);
  } catch {
    return undefined;
  }
};

/** Who sent it may have lied about what it is: it is parsed here as strictly as one of ours, and only what was understood is shown. */
const verifiedPicture = (bytes: Buffer) => {
  try {
    return cleanPicture(bytes);
  } catch {
    return undefined;
  }
};
