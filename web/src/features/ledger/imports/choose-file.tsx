import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../design/parts/card.tsx';
import { DropArea } from '../../../design/parts/drop-area.tsx';

/** What the server accepts; said here before ten megabytes travel in vain. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The large place to drop a file, and where to find one. `account` is the name of the account it goes into. */
export function ChooseFile({ onFile, account }: { readonly onFile: (file: File) => void; readonly account?: string }) {
  const { t } = useTranslation();
  const [tooLarge, setTooLarge] = useState<string>();
  const take = (file: File) => {
    const fits = file.size <= MOST_BYTES;
    setTooLarge(fits ? undefined : file.name);
    if (fits) onFile(file);
  };
  return (
    <>
      {tooLarge !== undefined && (
        <p role="alert" className="rounded-md border border-danger bg-danger-soft px-3 py-2">
          {t('imports.choose.too_large', { name: tooLarge })}
        </p>
      )}
      {account !== undefined && <p>{t('imports.choose.into', { account })}</p>}
      <DropArea onFile={take} accept=".ofx,.qfx,.csv,.txt,.tsv" hint={t('imports.choose.hint')} />
      <Card title={t('imports.choose.where_heading')}>
        <ol className="list-decimal pl-6 flex flex-col gap-1 max-w-text">
          <li>{t('imports.choose.where_1')}</li>
          <li>{t('imports.choose.where_2')}</li>
          <li>{t('imports.choose.where_3')}</li>
        </ol>
      </Card>
    </>
  );
}
