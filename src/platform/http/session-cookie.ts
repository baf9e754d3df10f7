import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DeviceCookie, SessionCookie } from './route.ts';

/** How the cookies are named and kept. */
export interface CookieStyle {
  /** Of the session's. */
  readonly name: string;
  /** Of the one by which a browser is known again. */
  readonly deviceName: string;
  readonly secure: boolean;
}

// The cookie lives as long as an idle session; using it renews both.
const MAX_AGE_SECONDS = 3600;
// The longest that browsers keep one.
const DEVICE_MAX_AGE_SECONDS = 400 * 24 * 3600;

/** The cookie of a place: `__Host-` keeps other hosts from setting it, and needs https. Development on plain http goes without. */
export const cookieStyle = (place: { readonly isProduction: boolean; readonly publicUrl: string | null }): CookieStyle => {
  const secure = place.isProduction || place.publicUrl?.startsWith('https:') === true;
  const prefix = secure ? '__Host-' : '';
  return { name: `${prefix}mingus_session`, deviceName: `${prefix}mingus_device`, secure };
};

const optionsOf = ({ secure }: CookieStyle) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

/** The session cookie of one answer, which can also be kept alive. */
export interface RenewableCookie extends SessionCookie {
  /** Has the browser keep its token for another hour, unless the answer sets or clears it. */
  renew(token: string): void;
}

/** The session cookie of one answer. */
export function sessionCookie(reply: FastifyReply, style: CookieStyle): RenewableCookie {
  const { name } = style;
  const options = optionsOf(style);
  let isDecided = false;
  const set = (token: string): void => {
    isDecided = true;
    void reply.setCookie(name, token, { ...options, maxAge: MAX_AGE_SECONDS });
  };
  return {
    set,
    clear: () => {
      isDecided = true;
      void reply.clearCookie(name, options);
    },
    renew: (token) => {
      if (!isDecided) set(token);
    },
  };
}

/** The device cookie of one request and its answer. */
export const deviceCookie = (request: FastifyRequest, reply: FastifyReply, style: CookieStyle): DeviceCookie => ({
  token: request.cookies[style.deviceName] ?? null,
  set: (token) => void reply.setCookie(style.deviceName, token, { ...optionsOf(style), maxAge: DEVICE_MAX_AGE_SECONDS }),
});
