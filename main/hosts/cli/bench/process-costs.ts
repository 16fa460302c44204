import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const BYTES_PER_MB = 1_000_000;
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** CPU seconds, user and system, of all threads of a process since it began (Linux: /proc/PID/stat, in ticks of 10 ms). */
export const cpuSecondsOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
};

/** The most memory a process ever had resident, MB (Linux: VmHWM). */
export const peakMegabytesOf = (pid: number): number => {
  const kilobytes = /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / BYTES_PER_MB;
};
