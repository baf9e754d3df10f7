/**
 * What became of something that was handed over once: `sent`, taken; `refused`, not taken, and will not be; `gone`, not taken, and who was meant is no longer
 * there; `later`, certainly not taken, and may be; `unknown`, nobody can say. Only `later` may be tried again. `reason` is a stable word without personal data.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' | 'unknown'; readonly reason: string }
  // The failure itself, where there is one: for whoever tries again.
  | { readonly kind: 'later'; readonly reason: string; readonly cause?: Error };

/** Failures before anything of the request was sent: nobody can have taken the message. All others leave that open. */
export const NOT_REACHED: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];
