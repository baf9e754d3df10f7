/** What a page of ours may load and do: its own files, and nothing written into the page itself. */
const CONTENT_POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
};

const policyText = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join(';');

/**
 * The headers of every answer: pages, files, API, problems, and what never became a request (see docs/decisions/security-headers-as-constants.md).
 * HSTS counts only where the answer came by https.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policyText(CONTENT_POLICY),
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-permitted-cross-domain-policies': 'none',
};

/** The policy of the one page whose library writes its own style elements: the API reference. Everything else in it stays as strict. */
export const REFERENCE_POLICY = policyText({ ...CONTENT_POLICY, 'style-src': "'self' 'unsafe-inline'" });

/** The policy of mails that are looked at: their own styles and nothing else, neither scripts nor anything that is fetched. */
export const MAIL_POLICY = policyText({ 'default-src': "'none'", 'style-src': "'unsafe-inline'", 'base-uri': "'none'", 'frame-ancestors': "'none'" });
