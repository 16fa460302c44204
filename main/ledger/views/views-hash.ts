import { createHash } from 'node:crypto';
import type { CircleId } from '#contract';
import type { Database } from '#platform';
import type { View } from '../op.ts';

type Cell = string | number | bigint | Uint8Array | null;

const writeCell = (cell: Cell): string => {
  if (cell instanceof Uint8Array) return `x${Buffer.from(cell).toString('hex')}`;
  return typeof cell === 'bigint' ? `n${cell}` : JSON.stringify(cell);
};

/** Hashes all rows of a circle in the views' tables, columns by name and rows sorted, so that the order of arrival leaves no trace. */
export const hashViews = (db: Database, views: readonly View[], circle: CircleId): string => {
  const digest = createHash('sha256');
  for (const view of [...views].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const table of [...view.tables].sort()) {
      const rows = db.prepare<[string], Record<string, Cell>>(`SELECT * FROM "${table}" WHERE circle = ?`).all(circle);
      const lines = rows.map((row) => Object.keys(row).sort().map((column) => `${column}=${writeCell(row[column] ?? null)}`).join('\u0000'));
      digest.update(`${view.name} ${table} ${rows.length}\n`);
      for (const line of lines.sort()) digest.update(line).update('\n');
    }
  }
  return digest.digest('hex');
};
