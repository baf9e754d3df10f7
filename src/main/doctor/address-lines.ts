import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { z } from 'zod';
import { isLoopback } from '../../platform/config/loopback.ts';
import type { Settings } from '../../platform/config/settings.ts';
import { fail, type Found, notApplicable, pass, unseen } from './found.ts';

/** How long an answer is waited for, where nobody waits for this one. */
export const ANSWER_MS = 5000;
const DAY_MS = 86_400_000;
/** Days before its end by which a certificate should have been renewed: those of Let's Encrypt are, a month before. */
const RENEWED_DAYS = 14;

/** Shakes hands at an address. Throws where nobody does in time. Who is not trusted is not hung up on: why is what is asked. */
function shakeHands(address: URL, answerMs: number): Promise<TLSSocket> {
  const host = address.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = address.port === '' ? 443 : Number(address.port);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false, ...(isIP(host) === 0 && { servername: host }) });
    socket.setTimeout(answerMs, () => socket.destroy(new Error(`no answer within ${answerMs / 1000} s`)));
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });
}

const codeOf = (error: unknown): string => {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : cause instanceof Error ? cause.message : 'unknown';
};

/** The certificate of the address that people type, at the moment `now`. */
export async function tlsLine(publicUrl: string | null, now: number, answerMs = ANSWER_MS): Promise<Found> {
  if (publicUrl === null || !publicUrl.startsWith('https:')) return notApplicable('PUBLIC_URL is not https.');
  const { host } = new URL(publicUrl);
  try {
    const socket = await shakeHands(new URL(publicUrl), answerMs);
    const until = Date.parse(socket.getPeerCertificate().valid_to);
    const distrusted = socket.authorized ? null : String(socket.authorizationError);
    socket.destroy();
    const days = Math.floor((until - now) / DAY_MS);
    if (days < 0) return fail(`The certificate of ${host} ended ${-days} days ago: renew it and reload the proxy.`);
    if (days < RENEWED_DAYS) return fail(`The certificate of ${host} ends in ${days} days: renew it, and look why that is not done by itself.`);
    if (distrusted !== null)
      return fail(`Browsers do not trust the certificate of ${host} (${distrusted}): is it this name's, with its whole chain?`);
    return pass(`The certificate of ${host} is trusted, for ${days} days more.`);
  } catch (error) {
    return unseen(`Nobody shakes hands at ${host} (${codeOf(error)}): does the proxy run, and does the name lead here from this machine?`);
  }
}

/** What the server at the address that people type answers to requests that it has to refuse. */
export interface ServerLines {
  readonly server: Found;
  readonly bypass: Found;
  readonly csrf: Found;
}

const problem = z.object({ code: z.string() });

interface Asked {
  readonly status: number;
  /** The problem's code; null where the answer is none of ours. */
  readonly code: string | null;
}

async function ask(address: string, answerMs: number, init: RequestInit): Promise<Asked> {
  const answer = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(answerMs) });
  const body: unknown = await answer.json().catch(() => null);
  return { status: answer.status, code: problem.safeParse(body).data?.code ?? null };
}

const judged = ({ status, code }: Asked, wanted: string, good: string, bad: string): Found => {
  if (code === wanted) return pass(good);
  if (status === 429 || status >= 500) return unseen(`The server answered ${status}${code === null ? '' : ` (${code})`}: run this again.`);
  return fail(`${bad} It answered ${status}: is that Mingus, unchanged, and does the proxy leave requests as they are?`);
};

/** Where the server is asked: at PUBLIC_URL, else at its own port; null when that is the system's choice. */
export const serverAddress = ({ publicUrl, host, port }: Pick<Settings, 'publicUrl' | 'host' | 'port'>): string | null =>
  publicUrl ?? (port === 0 ? null : `http://${isLoopback(host) && host.includes(':') ? '[::1]' : '127.0.0.1'}:${port}`);

/** Asks a server for what it must not give. There is no setting by which it would: this finds what stands between, or in its place. */
export async function serverLines(address: string | null, isNeeded: boolean, answerMs = ANSWER_MS): Promise<ServerLines> {
  if (address === null) return same(notApplicable('PORT is 0: nobody knows where to ask.'));
  try {
    const stranger = await ask(`${address}/api/accounts`, answerMs, {});
    const elsewhere = { origin: 'https://elsewhere.invalid', 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
    const forged = await ask(`${address}/api/auth/login`, answerMs, { method: 'POST', headers: elsewhere, body: '{}' });
    return {
      server:
        stranger.status >= 500
          ? fail(`${address} answers ${stranger.status}: look at /readyz, and at the proxy's log.`)
          : pass(`${address} answers.`),
      bypass: judged(stranger, 'auth.required', 'Who is not signed in is refused.', 'Who is not signed in was not refused.'),
      csrf: judged(forged, 'auth.csrf', 'What another site sends is refused.', 'What another site sent was not refused.'),
    };
  } catch (error) {
    if (!isNeeded) return same(notApplicable(`No server runs at ${address}.`));
    const says = `No server answers at ${address} (${codeOf(error)})`;
    const notAsked = unseen('Not asked: see server.');
    return { server: unseen(`${says}: start it, or look at the proxy.`), bypass: notAsked, csrf: notAsked };
  }
}

const same = (found: Found): ServerLines => ({ server: found, bypass: found, csrf: found });
