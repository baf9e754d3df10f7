import { release } from './release.ts';

const PREFIX = 'mingus-files-';
const OWN = `${PREFIX}${release.name}`;
/** The page that stands at every address of the application. */
const PAGE = '/';
/** A line that is there and brings nothing is none: the kept file is shown then. */
const PATIENCE_MS = 4_000;

/** Keeps every file of this release, or none of it counts: throws where one is missing, and where the page that came is of another release. */
export async function keepFiles(): Promise<void> {
  const cache = await caches.open(OWN);
  // Files with a hash in their name come from the browser's own store where it has them already.
  await cache.addAll(release.files.map((file) => new Request(file, file.startsWith('/assets/') ? {} : { cache: 'no-cache' })));
  const page = await fetch(PAGE, { cache: 'no-cache', headers: { accept: 'text/html' } });
  // While servers change over, one may answer for the old release and the next for the new one.
  if (!page.ok || (await hashOf(page.clone())) !== release.page_hash) throw new Error('the page is of another release');
  await cache.put(PAGE, page);
}

/** Drops the files of older releases, but for those of the one before: pages that stand open in other windows are made of these. */
export async function dropOlderFiles(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

/** The page as the server has it; as it is kept, where the server does not answer in time or cannot. */
export async function page(request: Request): Promise<Response> {
  return kept(request, PAGE);
}

/** The answer to what this release is made of; undefined for everything else, which is no concern of the worker. */
export function file(request: Request, path: string): Promise<Response> | undefined {
  // A name with a hash says what is in it: which release it belongs to makes no difference.
  if (path.startsWith('/assets/')) return caches.match(request, { ignoreVary: true }).then((found) => found ?? fetch(request));
  return release.files.includes(path) ? kept(request, path) : undefined;
}

async function kept(request: Request, path: string): Promise<Response> {
  const asked = fetch(request);
  const answer = await Promise.race([asked, after(PATIENCE_MS)]).catch(() => undefined);
  if (answer !== undefined && answer.status < 500) return answer;
  const cache = await caches.open(OWN);
  return (await cache.match(path, { ignoreVary: true })) ?? asked;
}

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms);
  });

async function hashOf(answer: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
