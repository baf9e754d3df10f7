// Reads the statements it is given as JSON and writes what it read: run with another zone than the test's.
import { text } from 'node:stream/consumers';
import { readStatement } from './read-statement.ts';

const files: readonly string[] = JSON.parse(await text(process.stdin));
const read = files.map((file) => readStatement(Buffer.from(file), {}));
process.stdout.write(JSON.stringify({ zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, read }));
