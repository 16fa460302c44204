import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F|0+)$/u;

const inodesOf = (pid: number): Set<string> => {
  try {
    const links = readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
    return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/u.exec(link)?.[1] ?? []));
  } catch {
    return new Set();
  }
};

/** How many sockets of these processes are connected to an address that is not this machine's loopback (Linux). */
export const countForeignSockets = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const own = inodesOf(pid);
    const rows = TABLES.flatMap((table) => {
      try {
        return readFileSync(`/proc/${pid}/net/${table}`, 'utf8').split('\n').slice(1);
      } catch {
        return [];
      }
    });
    return (
      sum +
      rows.filter((row) => {
        const columns = row.trim().split(/\s+/u);
        const [address = ''] = (columns[2] ?? '').split(':');
        return own.has(columns[9] ?? '') && !LOOPBACK.test(address);
      }).length
    );
  }, 0);
