import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readDemo, startDemo } from '../../../../src/features/demo/contract.ts';
import { ask, useAction } from '../../app/queries.ts';
import { askSession } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';

/** Signs in as the invented person. Nothing where there is no demo. */
export function TryDemo({ className }: { readonly className?: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const available = useQuery(ask(readDemo, {})).data?.available === true;
  const start = useAction(startDemo, {
    onDone: (session) => {
      queryClient.clear();
      queryClient.setQueryData(askSession.queryKey, session);
      void navigate({ to: '/', replace: true });
    },
  });
  if (!available) return null;
  return (
    <>
      <Button busy={start.isPending} className={className} onClick={() => start.mutate({})}>
        {t(start.isPending ? 'demo.making' : 'demo.try')}
      </Button>
      {start.error !== null && (
        <div className="basis-full order-last">
          <FormProblem error={start.error} />
        </div>
      )}
    </>
  );
}
