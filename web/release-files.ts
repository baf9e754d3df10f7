import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The built worker. It has to keep its name, by which browsers look for a new one. */
export const WORKER_FILE = 'worker.js';
/** What is built and not kept for when there is no line: the page has a place of its own, and passwords are not chosen offline. */
const NOT_KEPT = new Set([WORKER_FILE, 'index.html', 'common-passwords.txt']);

const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Writes before the worker what it has to know: a name of the release, its files, and the hash of its page. */
export function releaseFiles(): Plugin {
  let folder = '';
  return {
    name: 'release-files',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: () => {
      const built = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort();
      const contents = built.map((file) => `${file} ${digest(readFileSync(join(folder, file)))}`);
      const release = {
        name: digest(contents.join('\n')).slice(0, 16),
        files: built.filter((file) => !NOT_KEPT.has(file)).map((file) => `/${file}`),
        page_hash: digest(readFileSync(join(folder, 'index.html'))),
      };
      const worker = join(folder, WORKER_FILE);
      writeFileSync(worker, `const RELEASE=${JSON.stringify(release)};\n${readFileSync(worker, 'utf8')}`);
    },
  };
}
