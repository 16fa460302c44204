import type { CircleId, EntryId, FileShown } from '#contract';
import { type Database, statementsOf } from '#platform';
import { safeFileName } from './safe-file-name.ts';

export type StoredFile = {
  readonly circle: CircleId;
  readonly message: EntryId;
  readonly name: string;
  readonly size: number;
  readonly address: string;
  /** Base64url. */
  readonly file_key: string;
  readonly type: NonNullable<FileShown['picture']>['type'] | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumb: string | null;
};

const COLUMNS = 'circle, message, name, size, address, file_key, type, width, height, thumb';

const statements = statementsOf((db) => ({
  of: db.prepare<[string, string], StoredFile>(`SELECT ${COLUMNS} FROM message_file WHERE circle = ? AND message = ? ORDER BY nth`),
  at: db.prepare<[string], StoredFile>(`SELECT ${COLUMNS} FROM message_file WHERE address = ? LIMIT 1`),
  inCircle: db.prepare<[string, string], StoredFile>(`SELECT ${COLUMNS} FROM message_file WHERE address = ? AND circle = ? LIMIT 1`),
  all: db.prepare<[string], StoredFile>(`SELECT ${COLUMNS} FROM message_file WHERE circle = ? ORDER BY size DESC, message, nth`),
}));

/** The files that standing messages speak of. */
export class FileRows {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  of(circle: CircleId, message: EntryId): readonly StoredFile[] {
    return statements(this.#db).of.all(circle, message);
  }

  /** In any circle, or in this one. */
  find(address: string, circle?: CircleId): StoredFile | undefined {
    return circle === undefined ? statements(this.#db).at.get(address) : statements(this.#db).inCircle.get(address, circle);
  }

  /** Largest first. */
  all(circle: CircleId): readonly StoredFile[] {
    return statements(this.#db).all.all(circle);
  }
}

const PROGRAMS =
  /\.(?:exe|scr|pif|bat|cmd|com|msi|msix|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|url|reg|cpl|dll|sys|app|command|dmg|pkg|sh|run|desktop|deb|rpm|appimage|apk|iso|img|vhdx?|docm|xlsm|pptm|xll|chm|html?|svg|mht(?:ml)?)$/i;

/** A file as it may be shown, whoever named it. */
export const shownFile = ({ address, name, size, type, width, height, thumb }: Omit<StoredFile, 'circle' | 'message' | 'file_key'>): FileShown => {
  const safe = safeFileName(name);
  const small = thumb === null ? undefined : `data:image/${thumb.startsWith('/9j/') ? 'jpeg' : 'webp'};base64,${thumb}`;
  return {
    address,
    name: safe,
    sizeBytes: size,
    isProgram: PROGRAMS.test(safe),
    ...(type !== null && { picture: { type, width: width ?? 1, height: height ?? 1, ...(small !== undefined && { thumb: small }) } }),
  };
};

/** The names of a message's files, as one text. */
export const namesOf = (files: readonly { readonly name: string }[]): string => files.map(({ name }) => `📎 ${safeFileName(name)}`).join('\n');
