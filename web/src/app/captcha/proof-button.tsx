import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptchaChallenge, CaptchaSolution } from '../../../../src/contract/captcha.ts';
import { Button } from '../../design/parts/button.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { solve } from './solve.ts';

interface ProofButtonProps {
  /** What the button does, once the browser has shown that it is not one of many programs. */
  readonly label: string;
  readonly ask: () => Promise<CaptchaChallenge>;
  readonly onSolved: (solved: CaptchaSolution) => Promise<void>;
}

/** A button whose press costs the browser about a second of work first, and tells so. No picture, no riddle, and nobody else is asked. */
export function ProofButton({ label, ask, onSolved }: ProofButtonProps) {
  const { t } = useTranslation();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const here = (leaving.current = new AbortController());
    return () => here.abort();
  }, []);

  const press = async (): Promise<void> => {
    const { signal } = leaving.current;
    setWorking(true);
    setProblem(undefined);
    try {
      await onSolved(await solve(await ask(), signal));
    } catch (error) {
      if (!signal.aborted) setProblem(error);
    }
    if (!signal.aborted) setWorking(false);
  };

  return (
    <div className="flex flex-col gap-3">
      <FormProblem error={problem} />
      {isWorking && <Progress label={t('common.captcha.working')} value={null} />}
      <Button onClick={() => void press()} busy={isWorking}>
        {label}
      </Button>
      <p className="text-sm text-soft">{t('common.captcha.hint')}</p>
    </div>
  );
}
