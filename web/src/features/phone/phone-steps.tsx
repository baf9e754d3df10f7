import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhoneStatus, readStatus } from '../../../../src/features/verification/contract.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { momentText } from '../../i18n/format.ts';
import { CodeStep } from './code-step.tsx';
import { NumberStep } from './number-step.tsx';
import { PhoneProblem, type Refusal } from './phone-problem.tsx';

/** How often it is looked whether a message has left. */
const LOOK_MS = 2000;

/** How far the person is with their telephone number, followed while a message is on its way. */
export const usePhoneStatus = () =>
  useQuery({
    ...ask(readStatus, {}),
    refetchInterval: ({ state }) => (state.data?.challenge?.message === 'on_its_way' ? LOOK_MS : false),
  });

/** How far that is, in a sentence. */
export function usePhoneSentence(status: PhoneStatus | undefined): string {
  const { t } = useTranslation();
  if (status === undefined) return '';
  if (status.challenge !== null) return t('phone.awaited');
  return status.verified && status.phone_number !== null ? t('phone.verified', { phone: status.phone_number }) : t('phone.none');
}

/** Asks for the number, then for its code, and says when both are settled. */
export function PhoneSteps({ status }: { readonly status: PhoneStatus }) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const { challenge, countries, can_send, verified, phone_verified_at } = status;
  const [isAsking, setAsking] = useState(false);
  const [isBarred, setBarred] = useState(!can_send);
  const [refusal, setRefusal] = useState<Refusal>();
  const queryClient = useQueryClient();
  const settle = () => {
    setAsking(false);
    setRefusal(undefined);
    void queryClient.invalidateQueries({ queryKey: [readStatus.path] });
  };
  const end = (ended: Refusal) => {
    setRefusal(ended);
    void queryClient.invalidateQueries({ queryKey: [readStatus.path] });
  };
  const anew = () => {
    setRefusal(undefined);
    setAsking(true);
  };

  if (isBarred) return <p role="status">{t('phone.barred')}</p>;
  if (challenge !== null && !isAsking) {
    return (
      <CodeStep
        key={challenge.challenge_id}
        challenge={challenge}
        onVerified={settle}
        onEnded={end}
        onOtherWay={() => setBarred(true)}
        onAnew={anew}
      />
    );
  }
  if (verified && !isAsking && refusal === undefined) {
    return (
      <div className="flex flex-col items-start gap-4">
        {phone_verified_at !== null && <p className="text-soft">{t('phone.since', { moment: momentText(phone_verified_at, zone) })}</p>}
        <Button onClick={anew}>{t('phone.change')}</Button>
      </div>
    );
  }
  const canKeep = verified || (isAsking && challenge !== null);
  return (
    <>
      <PhoneProblem refusal={refusal} />
      {!verified && <p className="text-soft">{t('phone.why')}</p>}
      <NumberStep countries={countries} onSent={settle} onOtherWay={() => setBarred(true)} onKeep={canKeep ? settle : undefined} />
    </>
  );
}
