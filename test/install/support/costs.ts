import { readFileSync } from 'node:fs';
import { commandOf, type Person } from './machine.ts';

/** Kernel ticks a second, as `getconf CLK_TCK` says on Linux everywhere. */
const TICKS = 100;

/** What a process is to somebody who reads figures: `host`, `core`, another program of Hearth by its name, or `browser`. */
const roleOf = (command: string): string | undefined => {
  const program = /\/usr\/lib\/hearth\/app\/([\w-]+)\.js/u.exec(command)?.[1];
  if (program !== undefined) return program === 'hearth' ? 'host' : program;
  return command.includes('chromium') ? 'browser' : undefined;
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** User and system time since the process began, s. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const cpuSeconds = (pid: number): number => {
  const fields = read(`/proc/${pid}/stat`).replace(/^.*\) /su, '').split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
};

/** Its share of the memory, what several share divided among them, MB of 2^20 bytes. */
const pssMb = (pid: number): number => Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;

export type Costs = Readonly<Record<string, { readonly cpuSeconds: number; readonly pssMb: number }>>;

/** What Hearth and its browser cost somebody, by process. */
export const costsOf = (person: Person): Costs => {
  const costs: Record<string, { cpuSeconds: number; pssMb: number }> = {};
  for (const pid of person.processes()) {
    const role = roleOf(commandOf(pid));
    if (role === undefined) continue;
    const cost = (costs[role] ??= { cpuSeconds: 0, pssMb: 0 });
    cost.cpuSeconds += cpuSeconds(pid);
    cost.pssMb += pssMb(pid);
  }
  return costs;
};
