import { useTranslation } from 'react-i18next';
import { importExport } from '../../../../src/features/privacy/contract.ts';
import { useAction } from '../../app/queries.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { DropArea } from '../../design/parts/drop-area.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { number } from '../../i18n/format.ts';

/** Brings an export into this account, which has to be empty. */
export function BringIn() {
  const { t } = useTranslation();
  const bring = useAction(importExport, {});
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-soft max-w-text">{t('your_data.bring.detail')}</p>
      {bring.data === undefined ? (
        <div className="w-full">
          <DropArea accept=".zip" disabled={bring.isPending} hint={t('your_data.bring.hint')} onFile={(upload) => bring.mutate({ upload })} />
        </div>
      ) : (
        <LinkButton to="/" kind="primary">
          {t('your_data.bring.look')}
        </LinkButton>
      )}
      <p role="status">
        {bring.isPending && t('your_data.bring.going')}
        {bring.data !== undefined && t('your_data.bring.done', { rows: number(bring.data.rows_in_all) })}
      </p>
      <FormProblem error={bring.error} />
    </div>
  );
}
