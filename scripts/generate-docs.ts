import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenPages } from '../src/main/documents.ts';

// `npm run docs` writes the pages that are made from the code; with --check it writes nothing and says which are out of date.
const root = join(import.meta.dirname, '..');
const onlyCheck = process.argv.includes('--check');

for (const { path, text } of await writtenPages()) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (onlyCheck) {
    console.log(`${path} is out of date: npm run docs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`${path} written`);
  }
}
