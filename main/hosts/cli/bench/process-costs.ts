import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const BYTES_PER_MB = 1_000_000;
const BYTES_PER_KB = 1_000;
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** CPU seconds, user and system, of all threads of a process since it began (Linux: /proc/PID/stat, in ticks of 10 ms). */
export const cpuSecondsOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
};

/** A line of /proc/PID/status in bytes (Linux). */
const statusBytes = (pid: number, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

/** The most memory a process ever had resident, MB (Linux: VmHWM). */
export const peakMegabytesOf = (pid: number): number => statusBytes(pid, 'VmHWM') / BYTES_PER_MB;

/** The memory a process has resident, KB (Linux: VmRSS). */
export const residentKilobytesOf = (pid: number): number => statusBytes(pid, 'VmRSS') / BYTES_PER_KB;
