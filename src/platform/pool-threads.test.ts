import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { threadsBeside } from './pool-threads.ts';

const THREADS = new URL('pool-threads.ts', import.meta.url).href;

// In a process of its own: what has given way once would stay so for every test after it.
const SCRIPT = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { stat } from 'node:fs/promises';
  import { getPriority } from 'node:os';
  import { lowerPoolThreads } from '${THREADS}';
  await stat('/');
  lowerPoolThreads();
  const threads = readdirSync('/proc/self/task').filter((each) => readFileSync('/proc/self/task/' + each + '/comm', 'utf8') === 'libuv-worker\\n');
  console.log(JSON.stringify(threads.map((each) => getPriority(Number(each)) - getPriority())));
`;

it.skipIf(process.platform !== 'linux')('the threads that hash passwords give way to the one that answers', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT]);
  expect(JSON.parse(stdout)).toEqual([5, 5, 5, 5]);
});

it.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [16, 2],
])('on a machine of %i processors, %i work beside the one that answers', (processors, threads) => {
  expect(threadsBeside(2, processors)).toBe(threads);
});
