import { startPostgres } from './postgres.ts';

// Started by a test, and killed: says where its server is, then waits.
const { url } = await startPostgres();
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 1000);
