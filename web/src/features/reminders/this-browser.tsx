import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences } from '../../../../src/features/preferences/contract.ts';
import { forgetBrowser, listBrowsers, subscribeBrowser } from '../../../../src/features/reminders/push/contract.ts';
import { ask, useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { readPush, subscribePush, unsubscribePush } from '../../app/browser-push.ts';

/** Whether reminders come in this browser. It asks for nothing until its button is pressed. */
export function ThisBrowser() {
  const { t } = useTranslation();
  const { data: kept, error } = useQuery(ask(listBrowsers, {}));
  const { data: state, refetch } = useQuery({ queryKey: ['this browser'], queryFn: readPush });
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [wasRefused, setRefused] = useState(false);
  const subscribe = useAction(subscribeBrowser);
  const forget = useAction(forgetBrowser);
  const prefer = useAction(changePreferences);

  if (error !== null) return <FormProblem error={error} />;
  if (kept === undefined || state === undefined) return null;
  const own = state.kind === 'on' ? kept.items.find(({ endpoint }) => endpoint === state.endpoint) : undefined;

  async function turnOn(applicationServerKey: string): Promise<void> {
    const { endpoint, keys } = (await subscribePush(applicationServerKey)) ?? {};
    const { p256dh, auth } = keys ?? {};
    setRefused(endpoint === undefined);
    if (endpoint === undefined || p256dh === undefined || auth === undefined) return;
    await subscribe.mutateAsync({ body: { endpoint, keys: { p256dh, auth } } });
    await prefer.mutateAsync({ body: { push_notifications: true, preferred_communication: 'push' } });
    say(t('reminders.browser.said_on'));
  }
  async function turnOff(id: number): Promise<void> {
    await forget.mutateAsync({ query: { browser_id: id } });
    await unsubscribePush();
    say(t('reminders.browser.said_off'));
  }
  const pressed = (work: Promise<void>): void => {
    setProblem(undefined);
    setBusy(true);
    void work.catch(setProblem).finally(() => {
      setBusy(false);
      void refetch();
    });
  };

  const words = own !== undefined ? 'on' : wasRefused && state.kind === 'off' ? 'refused' : state.kind === 'on' ? 'off' : state.kind;
  return (
    <section className="flex flex-col items-start gap-3 border-t border-line pt-4" aria-label={t('reminders.browser.heading')}>
      <h3 className="font-medium">{t('reminders.browser.heading')}</h3>
      <p className="text-sm text-soft" role="status">
        {t(`reminders.browser.${words}`)}
      </p>
      {own !== undefined && (
        <Button disabled={isBusy} onClick={() => pressed(turnOff(own.id))}>
          {t('reminders.browser.turn_off')}
        </Button>
      )}
      {own === undefined && (words === 'off' || words === 'refused') && (
        <Button disabled={isBusy} onClick={() => pressed(turnOn(kept.application_server_key))}>
          {t('reminders.browser.turn_on')}
        </Button>
      )}
      <FormProblem error={problem} />
    </section>
  );
}
