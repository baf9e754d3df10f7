import { spawn } from 'node:child_process';

/** A command that passes or fails. */
export interface Part {
  readonly name: string;
  /** A script for Node, with its arguments. */
  readonly args: readonly string[];
  /** Shown while it runs, instead of only when it fails. */
  readonly live?: boolean;
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface PartResult {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs one part with the Node that runs this, and answers how it went. Never throws for a part that fails. */
export function runPart(part: Part): Promise<PartResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...part.args], {
      stdio: ['ignore', part.live ? 'inherit' : 'pipe', part.live ? 'inherit' : 'pipe'],
      env: { ...process.env, ...part.env },
    });
    let output = '';
    const end = (passed: boolean): void => resolve({ name: part.name, passed, output, seconds: (performance.now() - started) / 1000 });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** Runs parts side by side, at most `lanes` at once, and tells of each as it ends; the output of those that fail is shown whole. */
export async function runParts(parts: readonly Part[], lanes: number): Promise<PartResult[]> {
  const waiting = [...parts];
  const results: PartResult[] = [];
  const lane = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const result = await runPart(part);
      results.push(result);
      console.log(`  ${result.passed ? '✓' : '✗'} ${result.name} (${result.seconds.toFixed(1)} s)`);
      if (!result.passed) console.log(result.output.trimEnd().replaceAll(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** The heading of a section of a long run. */
export const section = (title: string): void => console.log(`\n━━ ${title}`);
