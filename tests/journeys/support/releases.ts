import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** The pages as `npm run build:web` made them. */
export const BUILT = join(ROOT, 'web', 'dist');

/** The built pages of these sources with one file changed, as a later release would have it; the folder is gone after the test. */
export function buildRelease(file: string, change: (text: string) => string): string {
  const root = mkdtempSync(join(tmpdir(), 'mingus-release-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const isMade = (path: string): boolean => path === BUILT || path.includes('node_modules');
  for (const name of ['web', 'src']) cpSync(join(ROOT, name), join(root, name), { recursive: true, filter: (path) => !isMade(path) });
  for (const name of ['package.json', 'tsconfig.base.json']) cpSync(join(ROOT, name), join(root, name));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const changed = join(root, file);
  const before = readFileSync(changed, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing was changed in ${file}`);
  writeFileSync(changed, after);
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', 'web', '--outDir', 'dist', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return join(root, 'web', 'dist');
}

/** A Mingus whose pages are changed while it runs, as an update does. */
export interface ChangingFront {
  readonly url: string;
  /** From now on serves the pages of that folder. */
  serve(folder: string): void;
  /** The addresses of files that were asked for and are not there. */
  readonly missed: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Before a running server: its API, and pages of another folder. */
export async function startFront(server: string): Promise<ChangingFront> {
  let folder = BUILT;
  const missed: string[] = [];
  const front = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').split('?')[0] ?? '';
    if (path.startsWith('/api')) return passOn(server, incoming, outgoing);
    const name = extname(path) === '' ? '/index.html' : path;
    const file = join(folder, name);
    if (!existsSync(file)) {
      missed.push(path);
      return outgoing.writeHead(404).end();
    }
    const kept = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return outgoing
      .writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'cache-control': kept })
      .end(readFileSync(file));
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    front.closeAllConnections();
    front.close();
  });
  const address = front.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://localhost:${port}`, missed, serve: (next) => void (folder = next) };
}

function passOn(server: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const passed = ask(new URL(incoming.url ?? '/', server), { method: incoming.method ?? 'GET', headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
}
