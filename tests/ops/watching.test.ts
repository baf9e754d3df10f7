import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase, redisUrl } from '../support/databases.ts';
import { layOutPrometheus, SHIPPED, startPrometheus } from '../support/prometheus.ts';
import { metricsIn, readScrape } from '../support/scrape.ts';
import { startApp } from '../support/server.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const TOKEN = 'a token that nobody else has';
/** Told by Prometheus itself, and by postgres_exporter. */
const NOT_OURS = ['up', 'pg_replication_lag_seconds'];

const hasPrometheus = await run('promtool', ['--version']).then(
  () => true,
  () => false,
);
const shipped = (name: string) => readFile(join(SHIPPED, name), 'utf8');
const rules = (await shipped('mingus.rules.yml')).split(/^ {6}- alert: /m).slice(1);
const alerts = rules.map((rule) => {
  const expr = /expr: (?:\|\n)?([\s\S]*?)\n {8}(?:for|labels):/.exec(rule)?.[1] ?? '';
  return { name: /^\w+/.exec(rule)?.[0] ?? '', text: rule, expr };
});
const dashboard = z
  .object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) })) })
  .parse(JSON.parse(await readFile(join(ROOT, 'ops', 'grafana', 'mingus-dashboard.json'), 'utf8')));

describe.skipIf(!hasPrometheus)('the files for Prometheus', () => {
  it('are understood by promtool', async () => {
    const folder = await layOutPrometheus({ server: '127.0.0.1:3000', token: TOKEN });
    const { stdout } = await run('promtool', ['check', 'config', join(folder, 'prometheus.yml')]);
    expect(stdout).toContain(`SUCCESS: ${alerts.length} rules found`);
    const strictly = await run('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', join(SHIPPED, 'mingus.rules.yml')]);
    expect(strictly.stdout).toContain(`SUCCESS: ${alerts.length} rules found`);
  });

  it('raise every alert when they should, and none when they should not', async () => {
    const { stdout } = await run('promtool', ['test', 'rules', 'mingus.rules.test.yml'], { cwd: SHIPPED });
    expect(stdout).toContain('SUCCESS');
    const tried = (await shipped('mingus.rules.test.yml')).split(/^ {2}- name: /m).slice(1);
    const raised = (name: string) => tried.filter((each) => each.includes(`alertname: ${name}`) && each.includes('runbook: ')).length;
    const silent = (name: string) => tried.filter((each) => each.includes(`alertname: ${name},`) && each.includes('exp_alerts: []')).length;
    expect(alerts.filter(({ name }) => raised(name) === 0 || silent(name) === 0)).toEqual([]);
  });
});

describe('each alert', () => {
  it('says what is wrong, how bad it is, and where to read on', () => {
    expect(alerts.length).toBeGreaterThan(9);
    for (const { name, text, expr } of alerts) {
      expect(expr, name).not.toBe('');
      expect(text, name).toMatch(/severity: (page|ticket) /);
      expect(text, name).toMatch(/summary: "\S/);
      expect(text, name).toContain(`runbook: docs/operating/incidents.md#${name.toLowerCase()}\n`);
    }
  });

  it('has its heading in the pages for operators, and no other heading is there', async () => {
    const page = await readFile(join(ROOT, 'docs', 'operating', 'incidents.md'), 'utf8');
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(alerts.map(({ name }) => name));
  });
});

onEachDatabase('what rules and dashboard ask for', (open, dialect) => {
  it('is measured by a running server', async ({ skip }) => {
    const redis = await redisUrl();
    if (redis === null) return skip();
    const app = await startApp(await open(), { env: { REDIS_URL: redis } });
    const { names } = readScrape(String((await app.client().get('/metrics')).body));
    const asked = [
      ...alerts.map(({ name, expr }) => ({ where: name, expr })),
      ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: title, expr }))),
    ];
    const unknown = asked.flatMap(({ where, expr }) =>
      metricsIn(expr)
        .filter((name) => !names.has(name) && !NOT_OURS.includes(name))
        .map((name) => `${where}: ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(asked.filter(({ expr }) => metricsIn(expr).length === 0)).toEqual([]);
    // And what is measured of Mingus is shown.
    const shown = new Set(asked.flatMap(({ expr }) => metricsIn(expr)));
    expect([...names].filter((name) => name.startsWith('mingus_') && !shown.has(name))).toEqual([]);
  });

  // Which database it is makes no difference to Prometheus.
  if (dialect === 'sqlite')
    it.skipIf(!hasPrometheus)('is read by a real Prometheus', async () => {
      const app = await startApp(await open(), { env: { METRICS_TOKEN: TOKEN } });
      const server = new URL(app.url).host;
      const ask = await startPrometheus(await layOutPrometheus({ server, token: TOKEN }));
      await expect.poll(() => ask('up{job="mingus"}'), { timeout: 15_000 }).toBe(1);
      await app.client().get('/readyz');
      const answered = 'sum(mingus_http_request_seconds_count{route="/readyz"})';
      await expect.poll(() => ask(answered), { timeout: 15_000 }).toBe(1);
      expect(await ask('mingus_outbox_oldest_seconds')).toBeGreaterThanOrEqual(0);
    });
});
