import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { atDesk, type Someone } from './seat.ts';

/** What a first load brings over the line, in bytes: bodies as they come, compressed, without the lines above them. */
export interface FirstLoad {
  readonly script: number;
  readonly style: number;
  /** The lines above the bodies of script and style. */
  readonly heads: number;
  /** Names of the files of script and style, the largest first. */
  readonly files: readonly string[];
}

const QUIET_MS = 2_000;

interface Coming {
  readonly kind: 'script' | 'style';
  readonly name: string;
  body: number;
  whole: number;
}

/** Opens an address with an empty cache, and counts until nothing comes any more. Throws where script or style comes without gzip. */
export const firstLoad = (browser: Browser, url: string, path: string, someone?: Someone): Promise<FirstLoad> =>
  atDesk(browser, { url, someone }, async ({ page, debug }) => {
    const coming = new Map<string, Coming>();
    debug.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type !== 'Script' && type !== 'Stylesheet') return;
      const encoding = new Headers(response.headers).get('content-encoding');
      if (encoding !== 'gzip') throw new Error(`${response.url} came as ${encoding}`);
      coming.set(requestId, { kind: type === 'Script' ? 'script' : 'style', name: new URL(response.url).pathname, body: 0, whole: 0 });
    });
    debug.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const one = coming.get(requestId);
      if (one !== undefined) one.body += encodedDataLength;
    });
    debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const one = coming.get(requestId);
      if (one !== undefined) one.whole = encodedDataLength;
    });
    await debug.send('Network.enable');
    await page.goto(path);
    await page.locator('main h1').waitFor();
    // What comes late comes within seconds, also on a machine that has much else to do.
    for (let before = -1; before < coming.size; ) {
      before = coming.size;
      await sleep(QUIET_MS);
    }
    const all = [...coming.values()];
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const of = (kind: Coming['kind']): number => sum(all.filter((one) => one.kind === kind).map(({ body }) => body));
    return {
      script: of('script'),
      style: of('style'),
      heads: sum(all.map(({ body, whole }) => whole - body)),
      files: all.toSorted((one, other) => other.body - one.body).map(({ name, body }) => `${name.split('/').at(-1)} ${body}`),
    };
  });

const LEAST = `import { createRoot } from 'react-dom/client';\ncreateRoot(document.body).render('Hello');\n`;

/** The least that a page of React can be, built by the same tools: its script's bytes, compressed. */
export async function leastScript(): Promise<number> {
  const name = 'least-page';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [{ name, resolveId: (id) => (id === name ? `\0${name}` : undefined), load: (id) => (id === `\0${name}` ? LEAST : undefined) }],
    build: { write: false, target: 'es2022', modulePreload: { polyfill: false }, rolldownOptions: { input: name } },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return outputs.flatMap(({ output }) => output).reduce((sum, part) => sum + (part.type === 'chunk' ? gzipSync(part.code).length : 0), 0);
}
