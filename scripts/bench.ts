import { readdirSync } from 'node:fs';
import { runPart, section } from './run/part.ts';

// `npm run bench [name]`: each benchmark by itself, one after the other, so that none disturbs the next.
const wanted = process.argv[2] ?? '';
const files = readdirSync('bench').filter((name) => name.endsWith('.bench.ts') && name.includes(wanted));
for (const file of files.toSorted()) {
  section(file);
  const { passed } = await runPart({ name: file, args: ['--expose-gc', `bench/${file}`], live: true });
  if (!passed) process.exitCode = 1;
}
if (files.length === 0) {
  console.error(`No benchmark in bench/ is named like "${wanted}".`);
  process.exitCode = 1;
}
