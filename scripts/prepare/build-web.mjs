import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, inRoot } from './paths.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { requireNode24 } from './runtime.mjs';

const DIST = inRoot('web', 'dist');
const STAMP = inRoot('web', 'dist', '.built');

/** Whether the built pages are those of the sources here, by content: a fresh checkout has fresh times but maybe the same text. */
export function webIsFresh() {
  return existsSync(STAMP) && existsSync(join(DIST, 'index.html')) && readFileSync(STAMP, 'utf8') === sourcesHash();
}

/** Builds the pages beside the old ones and then swaps, so that a server that runs meanwhile is never without them. */
export async function buildWeb() {
  console.log('Mingus: building the pages (a few seconds) …');
  const hash = sourcesHash();
  const fresh = inRoot('node_modules', '.cache', 'mingus', `web-${process.pid}`);
  const { code, output } = await vite(['build', 'web', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new PlainFailure(`the pages could not be built.\n\n${output.trim()}`);
  }
  writeFileSync(join(fresh, '.built'), hash);
  const old = `${fresh}-old`;
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
  console.log('Mingus: pages built.');
}

function vite(args) {
  mkdirSync(inRoot('node_modules', '.cache', 'mingus'), { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(requireNode24(), [inRoot('node_modules', 'vite', 'bin', 'vite.js'), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** SHA-256 over everything the pages are made of: web, the contracts and the core they import, and the packages. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const path of sources().sort((a, b) => (a < b ? -1 : 1)))
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update('\0');
  return hash.digest('hex');
}

/** Of the features, what a contract may be made of: none of the files that only the server has. */
function sources() {
  const isTest = (path) => /\.test\.tsx?$/.test(path);
  const isServers = (path) => /\/(repository|service|routes|jobs|commands|index)\.ts$/.test(path);
  const contracts = filesUnder('src/features').filter((path) => path.endsWith('.ts') && !isServers(path));
  return ['package-lock.json', ...['web', 'src/contract', 'src/core'].flatMap(filesUnder), ...contracts].filter((path) => !isTest(path));
}

function filesUnder(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === 'dist' || entry.name === 'node_modules' ? [] : filesUnder(path);
  });
}
