import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { removeDemo } from '../../../../src/features/demo/contract.ts';
import { leave } from '../../app/forget.ts';
import { useAction } from '../../app/queries.ts';
import { askSession } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';

/** Removes the demo with one click, and goes back to the first page. */
function useRemoveDemo() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useAction(removeDemo, {
    onDone: () => {
      say(t('demo.removed'));
      void leave(queryClient, () => navigate({ to: '/welcome', replace: true }));
    },
  });
}

/** Whether the person is the invented one. */
export const useIsDemo = (): boolean => useQuery(askSession).data?.user.is_demo === true;

/** Says on every page of the invented person that nothing of it is true, and removes it. Nothing for anybody else. */
export function DemoLabel() {
  const { t } = useTranslation();
  const isDemo = useIsDemo();
  const remove = useRemoveDemo();
  if (!isDemo) return null;
  return (
    <div role="note" className="mb-3 md:mb-6 flex flex-col gap-2">
      <p className="flex items-center justify-between gap-2 rounded-md border border-dashed border-edge pl-3 text-sm text-soft">
        {t('demo.label')}
        <Button kind="quiet" className="text-sm whitespace-nowrap" busy={remove.isPending} onClick={() => remove.mutate({})}>
          {t('demo.remove')}
        </Button>
      </p>
      <FormProblem error={remove.error} />
    </div>
  );
}

/** What stands in the settings of the invented person where others erase their account: nobody knows its password. */
export function EraseDemo() {
  const { t } = useTranslation();
  const remove = useRemoveDemo();
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-soft">{t('demo.erase_detail')}</p>
      <FormProblem error={remove.error} />
      <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
        {t('demo.erase')}
      </Button>
    </div>
  );
}
