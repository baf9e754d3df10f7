import { z } from 'zod';
import type { NpmSaid } from '../run/npm.ts';

const advisory = z.object({ title: z.string(), url: z.string(), range: z.string() });
const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: z.string(), via: z.array(z.union([z.string(), advisory])) })),
});
const refusal = z.object({ message: z.string() });

/** What the registry knows of the packages: findings, a sentence each, or why it could not be asked. */
export type Advisories = { readonly asked: true; readonly findings: readonly string[] } | { readonly asked: false; readonly why: string };

/** Reads what `npm audit --json` said. */
export function advisoriesOf({ code, stdout, stderr }: NpmSaid): Advisories {
  if (code === null) return { asked: false, why: 'npm was not found on this machine; it comes with Node.' };
  const said = jsonOf(stdout);
  const known = report.safeParse(said);
  if (known.success) return { asked: true, findings: Object.values(known.data.vulnerabilities).map(sentence) };
  const refused = refusal.safeParse(said);
  return { asked: false, why: refused.success ? refused.data.message : (stderr.trim().split('\n')[0] ?? `npm audit ended with ${code}`) };
}

type Vulnerability = z.output<typeof report>['vulnerabilities'][string];

function sentence({ name, severity, via }: Vulnerability): string {
  const reasons = via.map((each) => (typeof each === 'string' ? `by way of ${each}` : `${each.title}, in ${each.range} (${each.url})`));
  return `${name}: ${severity}: ${reasons.join('; ')}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
