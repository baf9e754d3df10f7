import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mingus</title>
<h1>The pages are not built yet</h1>
<p>The server runs, but the folder <code>web/dist</code> is missing. Stop it, run <code>npm start</code>, which builds the pages, and load this page again.</p>
<p>The API answers already: <a href="/api/reference">its reference</a>.</p>
</html>
`;

/** Whether an address names a file. The file server refuses folders, and `/` is one: those are pages. */
const isFile = (path: string): boolean => /\.\w+$/.test(path);

/** Files whose name holds a hash of what is in them: a new version has a new name. */
const isHashed = (path: string): boolean => /[/\\]assets[/\\][^/\\]+-[\w-]{8}\.\w+$/.test(path);

/**
 * Answers a page that is not a file: every address of the application is the same page, which looks at the address itself. Answers false, and sends
 * nothing, when no page was asked for. (Not the reply itself: awaiting a reply waits until it is sent and then gives nothing.)
 */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** Serves the built pages of `folder`. What it answers sends the application's page where a browser asks for one. */
export async function servePages(server: FastifyInstance, folder: string): Promise<SendPage> {
  if (existsSync(folder)) {
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      allowedPath: isFile,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => void reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  return async (request, reply) => {
    if (!wantsPage(request)) return false;
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache');
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    reply.code(page === undefined ? 503 : 200).send(page ?? NOT_BUILT);
    return true;
  };
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  return (
    (method === 'GET' || method === 'HEAD') &&
    !isFile(path) &&
    path !== '/api' &&
    !path.startsWith('/api/') &&
    // The first page is what a program asks for that only wants to see whether anybody is there, and takes anything.
    (path === '/' || (headers.accept ?? '').includes('text/html'))
  );
}
