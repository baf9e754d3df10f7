import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { CaptchaChallenge } from '../../../../src/contract/captcha.ts';

const LONGEST_MS = 120_000;

// In a thread of its own, so that the page stays as quick as it was. Answers the solution, or null when none was found.
addEventListener('message', ({ data: challenge }: MessageEvent<CaptchaChallenge>) => {
  void solveChallenge({ challenge, deriveKey, timeout: LONGEST_MS })
    .catch(() => null)
    .then((found) => postMessage(found && { counter: found.counter, derivedKey: found.derivedKey }));
});
