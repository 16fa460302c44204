import { AppError } from '#contract';

export type PictureType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

/** What was found in a picture and is not in its clean bytes any more. */
export type Removed = 'place' | 'device' | 'time' | 'words' | 'rest';

export type CleanPicture = {
  readonly type: PictureType;
  /** As it is stored; `turned` says that it is shown on its side. */
  readonly width: number;
  readonly height: number;
  readonly turned: boolean;
  readonly frames: number;
  /** The same picture without anything that says where, when, by whom and with what it was taken. */
  readonly bytes: Uint8Array;
  readonly removed: readonly Removed[];
  /** When it was taken, by the camera's own clock: `2026-05-01T09:30:00`, with an offset where the camera wrote one. Stored nowhere by itself. */
  readonly takenAt?: string | undefined;
};

/** What a parser of one format gives. */
export type Parsed = Omit<CleanPicture, 'removed' | 'turned'> & { readonly removed: ReadonlySet<Removed>; readonly orientation: number };

export const broken = (): AppError => new AppError('picture-broken');
export const tooLarge = (): AppError => new AppError('picture-too-large');
