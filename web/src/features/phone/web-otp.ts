interface CodeRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

/**
 * Waits for the code of a text message that names this site, where the browser can read one (https://wicg.github.io/web-otp). Undefined where it cannot,
 * when the person says no, and when the signal ends it.
 */
export async function codeFromMessage(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis)) return undefined;
  const request: CodeRequest = { otp: { transport: ['sms'] }, signal };
  const found = await navigator.credentials.get(request).catch(() => null);
  return found !== null && 'code' in found && typeof found.code === 'string' ? found.code : undefined;
}
