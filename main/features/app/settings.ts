import { type Settings, settingsSchema } from '#contract';
import type { Database, RoomMigrations } from '#platform';

export const appMigrations: RoomMigrations = {
  room: 'app',
  migrations: [{ number: 1, sql: 'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;' }],
};

const DEFAULTS: Settings = { name: '?', language: 'en', theme: 'system', modelPageSeen: false, showTyping: true, autoFetch: 'pictures', guardStrictness: 'likely', secondLook: true, notifications: 'full', keepReceiving: 'unasked', startAtLogin: false, checkUpdates: false };

/** What a person chose for this desktop. */
export interface SettingsStore {
  read(): Settings;
  /** @returns all settings, after the change is durable */
  change(change: Partial<Settings>): Settings;
}

export const settingsStore = (db: Database): SettingsStore => {
  const all = db.prepare<[], { readonly name: string; readonly value: string }>('SELECT name, value FROM setting');
  const set = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  const read = (): Settings => {
    const stored = Object.fromEntries(all.all().map(({ name, value }) => [name, JSON.parse(value) as unknown]));
    return settingsSchema.parse({ ...DEFAULTS, ...stored });
  };
  return {
    read,
    change: (change) => {
      const known = settingsSchema.partial().parse(change);
      db.transaction(() => {
        for (const [name, value] of Object.entries(known)) if (value !== undefined) set.run(name, JSON.stringify(value));
      })();
      return read();
    },
  };
};
