import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { freePort, startGuarded } from './guarded-process.ts';

/** The folder of what is shipped for Prometheus. */
export const SHIPPED = join(import.meta.dirname, '..', '..', 'ops', 'prometheus');

const found = z.object({ data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }) });

/** A folder with the shipped files, word for word but for where servers and the token are; it is gone after the test. */
export async function layOutPrometheus(options: { readonly server: string; readonly token: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-prometheus-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const tokenFile = join(folder, 'token');
  const changes = [
    ['scrape_interval: 15s', 'scrape_interval: 1s'],
    ['"127.0.0.1:3000", "127.0.0.1:3001"', `"${options.server}"`],
    ['/etc/prometheus/mingus-metrics-token', tokenFile],
  ] as const;
  const shipped = await readFile(join(SHIPPED, 'prometheus.yml'), 'utf8');
  const text = changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the shipped configuration has no "${from}"`);
    return changed.replace(from, to);
  }, shipped);
  await Promise.all([
    writeFile(tokenFile, options.token),
    writeFile(join(folder, 'prometheus.yml'), text),
    copyFile(join(SHIPPED, 'mingus.rules.yml'), join(folder, 'mingus.rules.yml')),
  ]);
  return folder;
}

/** Starts a Prometheus on the loopback interface; it ends with the test. Answers what asks it for the first figure of a query: undefined while there is none. */
export async function startPrometheus(folder: string): Promise<(query: string) => Promise<number | undefined>> {
  const port = await freePort();
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'kept')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const server = startGuarded({ command: 'prometheus', args, folder });
  onTestFinished(() => server.stop());
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  const until = performance.now() + 20_000;
  while (!(await isReady())) {
    if (performance.now() > until) throw new Error(`Prometheus did not come up:\n${server.log()}`);
    await sleep(50);
  }
  return async (query) => {
    const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query }).toString()}`);
    const figure = found.parse(await response.json()).data.result[0]?.value[1];
    return figure === undefined ? undefined : Number(figure);
  };
}
