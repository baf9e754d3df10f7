import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { z } from 'zod';

/** What a page shows at the moment, with the sheets that it has and without a line of script; drawings are pictures. */
const STILL = `(() => {
  const copy = document.documentElement.cloneNode(true);
  const drawn = [...document.querySelectorAll('canvas')];
  [...copy.querySelectorAll('canvas')].forEach((canvas, place) => {
    const picture = document.createElement('img');
    picture.src = drawn[place].toDataURL();
    picture.width = drawn[place].clientWidth;
    picture.height = drawn[place].clientHeight;
    canvas.replaceWith(picture);
  });
  for (const each of copy.querySelectorAll('script, link[rel=modulepreload], link[rel=manifest]')) each.remove();
  return '<!doctype html>' + copy.outerHTML;
})()`;

/** The page as it stands, as a page that needs no script. */
export const stillOf = async (page: Page): Promise<string> => z.string().parse(await page.evaluate(STILL));

/** A server of pages that are only read. */
export interface StillPages {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves pages by their addresses, and the sheets of the built pages beside them, all compressed as Mingus does. */
export async function serveStill(pages: Readonly<Record<string, string>>): Promise<StillPages> {
  const html = new Map(Object.entries(pages).map(([path, text]) => [path, gzipSync(text)]));
  const server = createServer(({ url = '' }, response) => {
    const page = html.get(url);
    const sheet = /^\/assets\/[\w-]+\.css$/.test(url);
    if (page === undefined && !sheet) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': sheet ? 'text/css' : 'text/html; charset=utf-8', 'content-encoding': 'gzip' });
    response.end(page ?? gzipSync(readFileSync(new URL(`../../web/dist${url}`, import.meta.url))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
