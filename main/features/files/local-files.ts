import { type CircleId, type DraftFile, draftFileSchema } from '#contract';
import { type MessageFile, messageFileSchema } from '#features/chat';
import type { Database } from '#platform';

/** `wanted`: fetched on a tap, also after a restart. `paused`, `removed`: not fetched by itself. */
export type FileChoice = 'wanted' | 'paused' | 'removed';

export type StoredDraft = { readonly draft: string; readonly address: string; readonly body: MessageFile; readonly shown: DraftFile };
type DraftRow = { readonly draft: string; readonly circle: string; readonly address: string; readonly body: string; readonly shown: string };

export const DEFAULT_LIMIT_BYTES = 2_000_000_000;

const readDraft = ({ draft, address, body, shown }: DraftRow): StoredDraft => ({
  draft,
  address,
  body: messageFileSchema.parse(JSON.parse(body)),
  shown: draftFileSchema.parse(JSON.parse(shown)),
});

const prepare = (db: Database) => ({
  drafts: db.prepare<[string], DraftRow>('SELECT draft, circle, address, body, shown FROM draft_file WHERE circle = ? ORDER BY nth'),
  draft: db.prepare<[string], DraftRow>('SELECT draft, circle, address, body, shown FROM draft_file WHERE draft = ?'),
  draftAt: db.prepare<[string], DraftRow>('SELECT draft, circle, address, body, shown FROM draft_file WHERE address = ?'),
  saveDraft: db.prepare(`INSERT INTO draft_file (draft, circle, nth, address, body, shown)
    VALUES (@draft, @circle, (SELECT coalesce(max(nth), 0) + 1 FROM draft_file), @address, @body, @shown)
    ON CONFLICT (draft) DO UPDATE SET body = excluded.body, shown = excluded.shown`),
  dropDraft: db.prepare<[string]>('DELETE FROM draft_file WHERE draft = ?'),
  choice: db.prepare<[string, string], FileChoice>('SELECT choice FROM file_choice WHERE circle = ? AND address = ?').pluck(),
  choices: db.prepare<[string], { readonly address: string; readonly choice: FileChoice }>('SELECT address, choice FROM file_choice WHERE circle = ?'),
  choose: db.prepare<[string, string, string]>('INSERT INTO file_choice (circle, address, choice) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET choice = excluded.choice'),
  unchoose: db.prepare<[string, string]>('DELETE FROM file_choice WHERE circle = ? AND address = ?'),
  limit: db.prepare<[string], number>('SELECT bytes FROM file_limit WHERE circle = ?').pluck(),
  setLimit: db.prepare<[string, number]>('INSERT INTO file_limit (circle, bytes) VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes'),
});

/** The tables of this feature. */
export class LocalFiles {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  drafts(circle: CircleId): StoredDraft[] {
    return this.#statements.drafts.all(circle).map(readDraft);
  }

  draft(draft: string): (StoredDraft & { readonly circle: CircleId }) | undefined {
    const row = this.#statements.draft.get(draft);
    return row && { ...readDraft(row), circle: row.circle };
  }

  draftAt(address: string): (StoredDraft & { readonly circle: CircleId }) | undefined {
    const row = this.#statements.draftAt.get(address);
    return row && { ...readDraft(row), circle: row.circle };
  }

  saveDraft(circle: CircleId, { draft, address, body, shown }: StoredDraft): void {
    this.#statements.saveDraft.run({ draft, circle, address, body: JSON.stringify(body), shown: JSON.stringify(shown) });
  }

  dropDraft(draft: string): void {
    this.#statements.dropDraft.run(draft);
  }

  choice(circle: CircleId, address: string): FileChoice | undefined {
    return this.#statements.choice.get(circle, address);
  }

  choices(circle: CircleId): readonly { readonly address: string; readonly choice: FileChoice }[] {
    return this.#statements.choices.all(circle);
  }

  choose(circle: CircleId, address: string, choice: FileChoice | undefined): void {
    if (choice === undefined) this.#statements.unchoose.run(circle, address);
    else this.#statements.choose.run(circle, address, choice);
  }

  limitBytes(circle: CircleId): number {
    return this.#statements.limit.get(circle) ?? DEFAULT_LIMIT_BYTES;
  }

  setLimit(circle: CircleId, bytes: number): void {
    this.#statements.setLimit.run(circle, bytes);
  }
}
