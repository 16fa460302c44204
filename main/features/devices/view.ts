import type { Op, Standing, View } from '#ledger';
import type { Database } from '#platform';
import { type DeviceOp, deviceName, deviceSeat } from './ops.ts';

const SQL = `
CREATE TABLE device_name (circle TEXT NOT NULL, device TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (circle, device)) WITHOUT ROWID;
CREATE TABLE device_seat (circle TEXT NOT NULL, at TEXT NOT NULL, own TEXT NOT NULL, device TEXT NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL,
  door TEXT, places TEXT NOT NULL, lamport INTEGER NOT NULL, PRIMARY KEY (circle, at, own)) WITHOUT ROWID;
`;

const reduce = (db: Database, { circle, key, ops }: Standing): void => {
  const about = key.slice(key.indexOf(' ') + 1);
  if (key.startsWith('name ')) {
    db.prepare('DELETE FROM device_name WHERE circle = ? AND device = ?').run(circle, about);
    const last = (ops as readonly (Op & DeviceOp)[]).at(-1);
    if (last?.kind === 'device.name') db.prepare('INSERT INTO device_name VALUES (?, ?, ?)').run(circle, about, last.body.name);
    return;
  }
  db.prepare('DELETE FROM device_seat WHERE circle = ? AND at = ?').run(circle, about);
  const put = db.prepare('INSERT OR REPLACE INTO device_seat VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const op of ops as readonly (Op & DeviceOp)[]) {
    if (op.kind !== 'device.seat') continue;
    const { device, person, kind, door, places } = op.body;
    put.run(circle, about, op.device, device, person, kind, door ?? null, JSON.stringify(places), op.lamport);
  }
};

/** What the devices of one person tell each other, in their own circle: names, and where each sits. */
export const devicesView: View = { name: 'devices', version: 1, sql: SQL, tables: ['device_name', 'device_seat'], ops: [deviceName, deviceSeat], reduce };
