import { runChecks } from './run/checks.ts';
import { section } from './run/part.ts';

// `npm run check`: everything that can be said of the code without running it.
section('Check');
const failed = (await runChecks()).filter(({ passed }) => !passed);
console.log(failed.length === 0 ? '\nAll checks pass.' : `\nFailed: ${failed.map(({ name }) => name).join('; ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
