import { isLoopback } from '../../platform/config/loopback.ts';
import type { Settings } from '../../platform/config/settings.ts';
import { cookieStyle } from '../../platform/http/session-cookie.ts';
import { fail, type Found, notApplicable, pass } from './found.ts';

// What production refuses of the settings is put before these by `examine`. Here is the rest.

/** Where it runs. */
export const environmentLine = ({ environment }: Pick<Settings, 'environment'>): Found =>
  environment === 'production'
    ? pass('MINGUS_ENV is production: it does not start unless it is set up safely.')
    : notApplicable(`MINGUS_ENV is ${environment}, which answers this machine only. For others set MINGUS_ENV=production.`);

/** Keys and passwords. */
export const secretsLine = ({ environment, secretKeys }: Pick<Settings, 'environment' | 'secretKeys'>): Found => {
  if (environment !== 'production') return notApplicable('Outside production a key is made and kept in the data folder.');
  const isRotating = secretKeys !== null && secretKeys.length > 1;
  return pass(`SECRET_KEY is long and not well known, and secret files are for this user alone.${isRotating ? ' SECRET_KEY_OLD still counts.' : ''}`);
};

/** Whether browsers keep the cookies to themselves and to this site. */
export const cookiesLine = ({ environment, publicUrl }: Pick<Settings, 'environment' | 'publicUrl'>): Found => {
  const { secure } = cookieStyle({ isProduction: environment === 'production', publicUrl });
  if (!secure) return notApplicable('Development on plain http goes without Secure. HttpOnly and SameSite=Strict are always set.');
  const { protocol, hostname } = new URL(publicUrl ?? 'http://localhost');
  if (protocol === 'https:') return pass('Secure, HttpOnly, SameSite=Strict, and bound to this host.');
  if (publicUrl !== null && isLoopback(hostname)) return pass('Secure, HttpOnly, SameSite=Strict; browsers keep them from this machine over http.');
  return fail('Cookies are Secure, and browsers take none of them from an http address: give PUBLIC_URL as the https:// address that people type.');
};

/** Whether guessing and flooding end somewhere. */
export const rateLimitingLine = (
  settings: Pick<Settings, 'environment' | 'rateLimitEnabled' | 'publicUrl' | 'trustedProxies' | 'redis' | 'serverProcesses'>,
): Found => {
  if (!settings.rateLimitEnabled) return fail('RATELIMIT_ENABLED is false: leave it out.');
  const isBehindProxy = settings.environment === 'production' && settings.publicUrl?.startsWith('https:') === true;
  if (isBehindProxy && settings.trustedProxies.length === 0) {
    return fail('TRUSTED_PROXIES is empty, so that everybody counts as the one proxy before Mingus: give its address, such as 127.0.0.1.');
  }
  return pass(settings.redis.limitsUrl === null ? 'On; counted on this machine.' : 'On; counted in Redis for all machines together.');
};

/** Whether somebody can watch, and not everybody. */
export const metricsLine = ({ metricsToken, host }: Pick<Settings, 'metricsToken' | 'host'>): Found => {
  if (metricsToken !== null) return pass('/metrics is read with METRICS_TOKEN.');
  if (isLoopback(host)) return pass('/metrics answers this machine only.');
  return fail(
    'HOST is open to other machines and METRICS_TOKEN is missing, so that only this machine can read /metrics: set it, for Prometheus too.',
  );
};
