import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { type CaptchaChallenge, captchaChallenge, type CaptchaSolution } from '../../src/contract/captcha.ts';
import type { Client } from './client.ts';

/** Does the work of a challenge, as a browser does. */
export async function solve(challenge: CaptchaChallenge): Promise<CaptchaSolution> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('no solution was found');
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } };
}

/** Asks for a challenge and does its work. */
export const solvedCaptcha = async (browser: Client): Promise<CaptchaSolution> =>
  solve((await browser.get('/api/auth/captcha')).read(captchaChallenge));
