import { useTranslation } from 'react-i18next';
import { revokeToken } from '../../../../src/features/identity/tokens/contract.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { hasEnded, type Token } from './token-fields.ts';

/** Asks before a token is revoked, by its name: it cannot be undone, and little is lost. Undefined closes it. */
export function RevokeToken({ token, onClose }: { readonly token: Token | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useAction(revokeToken, {
    onDone: () => {
      say(t('tokens.revoke.done', { name: token?.name ?? '' }));
      onClose();
    },
  });
  const detail = token !== undefined && hasEnded(token, Date.now()) ? t('tokens.revoke.detail_ended') : t('tokens.revoke.detail');
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <Sheet open={token !== undefined} onClose={close} title={t('tokens.revoke.title', { name: token?.name ?? '' })} description={detail}>
      <div className="flex flex-col gap-4">
        <FormProblem error={revoke.error} />
        <div className="flex flex-wrap justify-between gap-3">
          <Button kind="danger" busy={revoke.isPending} onClick={() => token !== undefined && revoke.mutate({ params: { id: token.id } })}>
            {t('tokens.revoke.submit')}
          </Button>
          <Button onClick={close}>{t('tokens.revoke.keep')}</Button>
        </div>
      </div>
    </Sheet>
  );
}
