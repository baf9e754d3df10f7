import { readdirSync, readFileSync } from 'node:fs';

// What Linux says of processes. One that has ended meanwhile has used nothing more and holds nothing.

/** Ticks of a second, in which Linux counts the use of processors: the same on every kind of machine. */
const TICKS = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of processor that it has used, with its children that have ended. */
  readonly seconds: number;
}

function read(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), seconds: ticks / TICKS };
  } catch {
    return undefined;
  }
}

/** A process and all that it started. */
function family(pid: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)) ?? []);
  const members = all.filter((each) => each.pid === pid);
  for (const member of members) members.push(...all.filter(({ parent }) => parent === member.pid));
  return members;
}

/** Seconds of processor that a process and all that it started have used so far. */
export const processorSeconds = (pid: number): number => family(pid).reduce((sum, { seconds }) => sum + seconds, 0);

/** A figure of /proc/PID/status in megabytes; NaN for a process that has ended. */
function megabytes(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  try {
    const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** Megabytes that a process holds, as Linux counts it; NaN for one that has ended. */
export const residentMemory = (pid: number): number => megabytes(pid, 'VmRSS');

/** The most megabytes that a process has ever held so far; 0 for one that has ended. */
export const peakMemory = (pid: number): number => megabytes(pid, 'VmHWM') || 0;
