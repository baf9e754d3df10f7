import { allViolations } from './rules/all-rules.ts';
import { report } from './rules/violation.ts';

// `node scripts/check-rules.ts`: the architecture's part of `npm run check`.
const violations = await allViolations(process.cwd());
if (violations.length > 0) {
  console.error(report(violations));
  process.exitCode = 1;
}
