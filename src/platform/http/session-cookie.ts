import type { FastifyReply } from 'fastify';
import type { SessionCookie } from './route.ts';

/** How the session cookie is named and kept. */
export interface CookieStyle {
  readonly name: string;
  readonly secure: boolean;
}

// The cookie lives as long as an idle session; using it renews both.
const MAX_AGE_SECONDS = 3600;

/** The cookie of a place: `__Host-` keeps other hosts from setting it, and needs https. Development on plain http goes without. */
export const cookieStyle = (place: { readonly isProduction: boolean; readonly publicUrl: string | null }): CookieStyle => {
  const secure = place.isProduction || place.publicUrl?.startsWith('https:') === true;
  return secure ? { name: '__Host-mingus_session', secure } : { name: 'mingus_session', secure };
};

/** The session cookie of one answer. */
export function sessionCookie(reply: FastifyReply, { name, secure }: CookieStyle): SessionCookie {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    set: (token) => void reply.setCookie(name, token, { ...options, maxAge: MAX_AGE_SECONDS }),
    clear: () => void reply.clearCookie(name, options),
  };
}
