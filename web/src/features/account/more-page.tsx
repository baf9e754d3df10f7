import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logout } from '../../../../src/features/identity/sessions/contract.ts';
import { useAction } from '../../app/queries.ts';
import { leave } from '../../app/forget.ts';
import { usePerson } from '../../app/session.ts';
import { askWaiting } from '../../app/offline/waiting.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Icon } from '../../design/parts/icon.tsx';
import { Page } from '../../design/parts/page.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { administratorPlaces, morePlaces } from './more-places.ts';

/** Everything that is not in the bar. */
export function MorePage() {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signOut = useAction(logout, {
    onDone: () => void leave(queryClient, () => navigate({ to: '/welcome', replace: true })),
  });
  const unsent = useQuery(askWaiting(person.id)).data?.length ?? 0;
  const [isAsking, setAsking] = useState(false);
  return (
    <Page title={t('app.more_page.title')} narrow>
      <ul className="bg-card border border-line rounded-lg divide-y divide-line">
        {(person.role === 'admin' ? [...morePlaces, ...administratorPlaces] : morePlaces).map(({ to, name, icon }) => (
          <li key={name}>
            <Link to={to} className="flex items-center gap-4 px-4 py-3 hover:bg-sunken transition-colors first:rounded-t-lg">
              <Icon name={icon} className="text-accent" />
              <span className="flex-1">
                <span className="block font-medium">{t(`app.more_page.${name}`)}</span>
                <span className="block text-sm text-soft">{t(`app.more_page.${name}_hint`)}</span>
              </span>
              <Icon name="right" className="text-soft" />
            </Link>
          </li>
        ))}
      </ul>
      <FormProblem error={signOut.error} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-soft text-sm">{person.email}</p>
        <Button icon="leave" busy={signOut.isPending} onClick={() => (unsent === 0 ? signOut.mutate({}) : setAsking(true))}>
          {t('app.more_page.sign_out')}
        </Button>
      </div>
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('offline.sign_out.title')}
        description={t('offline.sign_out.detail', { count: unsent })}
      >
        <FormProblem error={signOut.error} />
        <div className="flex flex-wrap gap-3">
          <LinkButton kind="primary" to="/waiting">
            {t('offline.sign_out.look')}
          </LinkButton>
          <Button kind="danger" busy={signOut.isPending} onClick={() => signOut.mutate({})}>
            {t('offline.sign_out.leave')}
          </Button>
        </div>
      </Sheet>
    </Page>
  );
}
