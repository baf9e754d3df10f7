import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportOptions,
  type ImportPreview,
  type ImportRecord,
  previewImport,
  runImport,
  undoImport,
} from '../../../../../src/features/ledger/imports/contract.ts';
import { listAccounts } from '../../../../../src/features/ledger/accounts/contract.ts';
import { call } from '../../../api.ts';
import { ApiProblem } from '../../../api-problem.ts';
import { ask, useAction } from '../../../app/queries.ts';
import { Page } from '../../../design/parts/page.tsx';
import { Progress } from '../../../design/parts/progress.tsx';
import { ErrorState } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { leavesBalanceOpen } from './balances.ts';
import { CheckFile } from './check-file.tsx';
import { ChooseFile } from './choose-file.tsx';
import { PastImports } from './past-imports.tsx';

interface Reading {
  readonly file: File;
  readonly options: ImportOptions;
}

/** A file that was refused for what is in it is refused again. */
const worthAnotherTry = (error: unknown): boolean => !(error instanceof ApiProblem && error.status >= 400 && error.status < 429);

interface ImportFlowProps {
  /** The account that the whole file goes into; undefined where the file says so, or a new one is made. */
  readonly account?: number | undefined;
  /** The rows are in. `unsaid` is the account of which nobody has said how much is on it; undefined where it is known. */
  readonly onAdded: (record: ImportRecord, unsaid: number | undefined) => void;
}

/** From a bank's file to rows of the ledger: choose it, see what every row would become, add them. */
export function ImportFlow({ account, onAdded }: ImportFlowProps) {
  const { t } = useTranslation();
  const [share, setShare] = useState(0);
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const body = (options: ImportOptions) => ({ options, ...(account !== undefined && { account_id: account }) });

  const preview = useMutation<ImportPreview, unknown, Reading>({
    mutationFn: ({ file, options }) => {
      setShare(0);
      return call(previewImport, { body: body(options), upload: file }, { onProgress: setShare });
    },
  });
  const undo = useAction(undoImport);
  const takeBack = (id: number) =>
    void undo.mutateAsync({ params: { id } }).then(
      () => say(t('imports.done.undone')),
      () => say(t('imports.done.not_undone')),
    );
  const run = useAction(runImport, {
    onProgress: setShare,
    onDone: (record: ImportRecord) => {
      const unsaid = preview.data !== undefined && leavesBalanceOpen(preview.data) ? record.account_id : null;
      say(t('imports.done.added', { count: record.rows_added }), () => takeBack(record.id));
      onAdded(record, unsaid ?? undefined);
    },
  });

  const read = (file: File, options: ImportOptions = {}) => {
    run.reset();
    preview.mutate({ file, options });
  };
  const restart = () => {
    preview.reset();
    run.reset();
  };
  const target = accounts.data?.items.find(({ id }) => id === account);
  const reading = preview.variables;

  if (run.isPending) return <Waiting label={t('imports.adding')} share={share} />;
  if (preview.isPending && reading !== undefined) {
    const name = reading.file.name;
    return <Waiting label={share < 1 ? t('imports.sending', { name }) : t('imports.reading', { name })} share={share} />;
  }
  if (preview.data !== undefined && reading !== undefined) {
    return (
      <CheckFile
        preview={preview.data}
        options={reading.options}
        accounts={accounts.data?.items ?? []}
        chosen={account}
        problem={run.error}
        onAnswer={(options) => read(reading.file, options)}
        onOther={restart}
        onAdd={() => run.mutate({ body: body(reading.options), upload: reading.file })}
      />
    );
  }
  return (
    <Page title={t('imports.title')} sentence={t('imports.choose.sentence')}>
      {preview.error !== null && (
        <ErrorState
          error={preview.error}
          {...(reading !== undefined && worthAnotherTry(preview.error) && { retry: () => read(reading.file, reading.options) })}
        />
      )}
      <ChooseFile onFile={(file) => read(file)} {...(target !== undefined && { account: target.name })} />
      <PastImports />
    </Page>
  );
}

function Waiting({ label, share }: { readonly label: string; readonly share: number }) {
  const { t } = useTranslation();
  return (
    <Page title={t('imports.title')}>
      {/* Sending can be counted, reading cannot: then the line only moves. */}
      <Progress label={label} value={share < 1 ? Math.round(share * 100) : null} />
    </Page>
  );
}
