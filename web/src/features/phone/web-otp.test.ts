import { afterEach, describe, expect, it, vi } from 'vitest';
import { codeFromMessage } from './web-otp.ts';

/** A browser that can read text messages; `get` is what it does when it is asked for a credential. */
function readingBrowser(get: (request: CredentialRequestOptions) => Promise<unknown>): void {
  vi.stubGlobal('OTPCredential', class {});
  vi.stubGlobal('navigator', { credentials: { get } });
}

const untilAborted = ({ signal }: CredentialRequestOptions): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError'))));

describe('the code of a text message', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is asked of the browser as a text message, and answered', async () => {
    const asked: CredentialRequestOptions[] = [];
    readingBrowser(async (request) => {
      asked.push(request);
      return { type: 'otp', code: '123456' };
    });
    const { signal } = new AbortController();
    expect(await codeFromMessage(signal)).toBe('123456');
    expect(asked).toEqual([{ otp: { transport: ['sms'] }, signal }]);
  });

  it('is not there where the browser cannot read any, when the person says no, and when another kind of credential comes', async () => {
    const { signal } = new AbortController();
    expect(await codeFromMessage(signal)).toBeUndefined();
    readingBrowser(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    expect(await codeFromMessage(signal)).toBeUndefined();
    readingBrowser(async () => ({ type: 'password', id: 'ada' }));
    expect(await codeFromMessage(signal)).toBeUndefined();
    readingBrowser(async () => null);
    expect(await codeFromMessage(signal)).toBeUndefined();
  });

  it('is waited for no longer than the page wants it', async () => {
    readingBrowser(untilAborted);
    const leaving = new AbortController();
    const code = codeFromMessage(leaving.signal);
    leaving.abort();
    expect(await code).toBeUndefined();
  });
});
