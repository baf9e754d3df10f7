import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/guarded-process.ts';
import { startGuarded } from '../support/guarded-process.ts';
import { hasNginx, layOutNginx, NGINX_NAME } from '../support/nginx.ts';
import { browserPath, expectSound, sitDown } from './support/browser.ts';
import { register } from './support/steps.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const NAME = 'mingus.home.arpa';

/** The commands of the page for operators, in the order in which they stand there. */
async function commands(): Promise<readonly string[]> {
  const page = await readFile(join(ROOT, 'docs', 'operating', 'home-network.md'), 'utf8');
  return [...page.matchAll(/```sh\n([^]*?)```/g)].map(([, text = '']) => text);
}

/** What the site answers over TLS that is checked against the authority and the name. */
const statusOf = (port: number, ca: string, servername: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, servername, ca, path: '/readyz', headers: { host: NAME } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe.skipIf(browserPath === undefined || !(await hasNginx()))('Mingus on a home network', () => {
  it('is reached by https with a certificate of the house, and offers a phone what only https is given', async () => {
    const [certify = '', start = ''] = await commands();
    const port = await freePort();
    const { folder, httpsPort } = await layOutNginx([port, port]);
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await run('sh', ['-euc', certify], { cwd: folder });
    await run('openssl', ['verify', '-CAfile', 'authority.pem', '-verify_hostname', NAME, 'certificate.pem'], { cwd: folder });
    for (const file of ['certificate.pem', 'certificate.key']) await copyFile(join(folder, file), join(folder, 'mingus', file));
    const site = join(folder, 'site.conf');
    await writeFile(site, (await readFile(site, 'utf8')).replaceAll(NGINX_NAME, NAME));

    // As the page says, but for the ports and the folder of the data; what npm does before is done already.
    const script = start
      .replace(`https://${NAME}`, `https://${NAME}:${httpsPort}`)
      .replaceAll('npm run mingus --', 'node src/main/cli.ts')
      .replace('npm start', 'exec node src/main/cli.ts serve')
      .replaceAll('secret-key', join(folder, 'secret-key'))
      .replace(`$PWD/${join(folder, 'secret-key')}`, join(folder, 'secret-key'));
    const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_ENV: _node, ...environment } = process.env;
    const mingus = spawn('sh', ['-euc', script], {
      cwd: ROOT,
      env: {
        ...environment,
        PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH']}`,
        PORT: String(port),
        MINGUS_DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [mingus.stdout, mingus.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    onTestFinished(async () => {
      if (mingus.exitCode !== null) return;
      mingus.kill('SIGTERM');
      await once(mingus, 'exit');
    });
    for (let tries = 0; (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok !== true; tries += 1) {
      if (tries > 1200 || mingus.exitCode !== null) throw new Error(`Mingus did not get ready:\n${printed}`);
      await sleep(100);
    }
    const nginx = startGuarded({ command: 'nginx', args: ['-p', folder, '-c', join(folder, 'nginx.conf')], folder });
    onTestFinished(() => nginx.stop());

    const ca = await readFile(join(folder, 'authority.pem'), 'utf8');
    // nginx keeps /readyz to those inside; that it answers at all is what TLS has let through.
    await expect.poll(() => statusOf(httpsPort, ca, NAME).catch(() => 0), { timeout: 30_000 }).toBe(404);
    await expect(statusOf(httpsPort, ca, 'bank.example.org')).rejects.toThrow();

    // The browser knows the certificate by its key, as if the authority had been installed in it.
    const { stdout } = await run(
      'sh',
      ['-c', 'openssl x509 -in certificate.pem -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64'],
      { cwd: folder },
    );
    const browser = await chromium.launch({
      executablePath: browserPath ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        `--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
        `--ignore-certificate-errors-spki-list=${stdout.trim()}`,
      ],
    });
    onTestFinished(() => browser.close());
    const seat = await sitDown(browser, `https://${NAME}:${httpsPort}`, 'phone');
    await register(seat.page, 'house@example.org');
    expect(await seat.page.evaluate('[isSecureContext, "PushManager" in window, "PublicKeyCredential" in window]')).toEqual([true, true, true]);
    await expect.poll(() => seat.page.evaluate('navigator.serviceWorker.controller?.state'), { timeout: 60_000 }).toBe('activated');
    expect((await seat.context.cookies()).find(({ name }) => name === '__Host-mingus_session')).toMatchObject({ secure: true, httpOnly: true });
    await seat.page.goto('/security');
    await seat.page.getByRole('heading', { level: 1 }).waitFor();
    await expectSound(seat);
    await seat.context.close();
  });
});
