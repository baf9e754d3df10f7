import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { ROOT, inRoot } from './paths.mjs';
import { PlainFailure, refusedByDisk } from './plain-failure.mjs';

const LOCK_FILE = inRoot('package-lock.json');
const STAMP = inRoot('node_modules', '.mingus-installed');

/** The lock file's SHA-256 with the kind of machine: a folder copied to another kind is installed anew. */
const wanted = () => `${createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex')} ${process.platform}-${process.arch}\n`;

/** Whether the packages here are those of the lock file. The stamp is written last, so a broken-off install does not count. */
export function packagesAreFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted();
}

/** Installs exactly what the lock file says. Throws a PlainFailure that says in a sentence why it cannot. */
export async function installPackages() {
  console.log('Mingus: installing its packages (once; about a minute) …');
  const started = Date.now();
  rmSync(STAMP, { force: true });
  const { code, output } = await npm([
    'ci',
    '--include=dev',
    '--include=optional',
    (await registryAnswers()) ? '--prefer-offline' : '--offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (code !== 0) throw new PlainFailure(whyNot(output));
  try {
    writeFileSync(STAMP, wanted());
  } catch (error) {
    throw new PlainFailure(refusedByDisk(error) ?? error.message);
  }
  console.log(`Mingus: packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * Whether the registry can be reached, or is behind a proxy, which npm knows better. Without a network npm alone would try for a minute and a
 * half before it says so; told to stay offline, it installs from its cache or says at once that it cannot.
 */
async function registryAnswers() {
  const { output } = await npm(['config', 'get', 'registry', 'https-proxy', 'proxy', '--loglevel=error']);
  const setting = (name) => new RegExp(`^${name}\\s*=\\s*(\\S+)$`, 'm').exec(output)?.[1] ?? 'null';
  if (setting('https-proxy') !== 'null' || setting('proxy') !== 'null') return true;
  try {
    const { protocol, hostname, port } = new URL(setting('registry'));
    return await connects(hostname, Number(port) || (protocol === 'http:' ? 80 : 443));
  } catch {
    return true;
  }
}

const connects = (host, port) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5_000 });
    const end = (answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', end(true)).on('timeout', end(false)).on('error', end(false));
  });

/** Runs npm with the Node that runs npm itself: the one among the packages is deleted by the very command. */
function npm(args) {
  const script = process.env.npm_execpath;
  const [command, first] = script ? [process.env.npm_node_execpath ?? process.execPath, [script]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      const missing = 'npm was not found on this machine; it comes with Node.';
      reject(error.code === 'ENOENT' ? new PlainFailure(missing) : error);
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

const REASONS = [
  [
    /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E403|E407|network/i,
    'the packages could not be fetched: the network or the package registry does not answer. It is needed once, at the first start.',
  ],
  [/EBADPLATFORM|notsup/i, `one of the packages does not exist for this kind of machine (${process.platform} ${process.arch}).`],
  [/ENOSPC/, 'the disk is full.'],
  [/EACCES|EPERM|EROFS/, 'this user may not write here. Make the folder your own, or clone it anew as this user.'],
  [/EUSAGE|npm ci. can only install/, 'package.json and package-lock.json do not agree; run npm install and commit both.'],
];

function whyNot(output) {
  const reason = REASONS.find(([pattern]) => pattern.test(output))?.[1] ?? 'the packages could not be installed.';
  const tail = output.trim().split('\n').slice(-12).join('\n  ');
  return `${reason}\n\nWhat npm said:\n  ${tail}`;
}
