import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhoneStatus, readStatus } from '../../../../src/features/verification/contract.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { momentText } from '../../i18n/format.ts';
import { CodeStep } from './code-step.tsx';
import { NumberStep } from './number-step.tsx';
import { PhoneProblem, type Refusal } from './phone-problem.tsx';

/** How often the page looks whether a message has left. */
const LOOK_MS = 2000;

/** Confirms that a telephone is the person's own, by a code that is sent to it. */
export function PhonePage() {
  const { t } = useTranslation();
  const status = useQuery({
    ...ask(readStatus, {}),
    refetchInterval: ({ state }) => (state.data?.challenge?.message === 'on_its_way' ? LOOK_MS : false),
  });
  const title = t('phone.title');
  if (status.data === undefined) return <UnreadyPage title={title} error={status.error} retry={() => void status.refetch()} />;
  const { verified, phone_number, challenge } = status.data;
  const sentence = () => {
    if (challenge !== null) return t('phone.awaited');
    return verified && phone_number !== null ? t('phone.verified', { phone: phone_number }) : t('phone.none');
  };
  return (
    <Page title={title} sentence={sentence()} narrow>
      <Steps status={status.data} />
      <Card title={t('phone.other_way.heading')}>
        <div className="flex flex-col items-start gap-4">
          <p className="text-soft">{t('phone.other_way.detail')}</p>
          <LinkButton to="/security">{t('phone.other_way.link')}</LinkButton>
        </div>
      </Card>
    </Page>
  );
}

function Steps({ status }: { readonly status: PhoneStatus }) {
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
