import { useTranslation } from 'react-i18next';
import { disableUser } from '../../../../src/features/admin/users/contract.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import type { User } from './user-table.tsx';

/** Asks before somebody is disabled: what it ends does not come back when they are let in again. Undefined closes it. */
export function DisableUser({ user, onClose }: { readonly user: User | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const disable = useAction(disableUser, {
    onDone: ({ email }) => {
      say(t('admin.users.disabled_done', { email }));
      onClose();
    },
  });
  const close = () => {
    disable.reset();
    onClose();
  };
  return (
    <Sheet
      open={user !== undefined}
      onClose={close}
      title={t('admin.disable.title', { email: user?.email ?? '' })}
      description={t('admin.disable.detail')}
    >
      <div className="flex flex-col gap-4">
        <FormProblem error={disable.error} />
        <div className="flex flex-wrap justify-between gap-3">
          <Button kind="danger" busy={disable.isPending} onClick={() => user !== undefined && disable.mutate({ params: { id: user.id } })}>
            {t('admin.disable.submit')}
          </Button>
          <Button onClick={close}>{t('admin.disable.keep')}</Button>
        </div>
      </div>
    </Sheet>
  );
}
