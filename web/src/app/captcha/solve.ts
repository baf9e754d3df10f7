import { type CaptchaChallenge, type CaptchaSolution, captchaWork } from '../../../../src/contract/captcha.ts';
import { ApiProblem } from '../../api-problem.ts';
import { words } from '../../i18n/words.ts';

/** Does the work of a challenge in a thread of its own. Throws ApiProblem where the browser cannot do it, and the signal's reason when it is broken off. */
export function solve(challenge: CaptchaChallenge, signal: AbortSignal): Promise<CaptchaSolution> {
  const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
  const solved = new Promise<CaptchaSolution>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => {
      const { data: found } = captchaWork.safeParse(data);
      if (found === undefined) reject(unsolved());
      else resolve({ challenge, solution: found });
    });
    worker.addEventListener('error', () => reject(unsolved()));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  worker.postMessage(challenge);
  return solved.finally(() => worker.terminate());
}

const unsolved = (): ApiProblem =>
  new ApiProblem({
    kind: 'unreadable',
    status: 0,
    code: 'captcha.unsolved',
    title: words.t('common.captcha.unsolved_title'),
    detail: words.t('common.captcha.unsolved_detail'),
  });
