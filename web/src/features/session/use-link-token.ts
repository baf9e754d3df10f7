import { useEffect, useState } from 'react';

/** Keeps the token that a mailed link brought, and takes it out of the address: it is in no history, no bookmark and no picture of the screen. */
export function useLinkToken(given: string | undefined): string | undefined {
  const [token] = useState(given);
  useEffect(() => {
    if (token !== undefined) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);
  return token;
}
