import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { ImportOptions, ImportPreview } from '../../../../../src/features/ledger/imports/contract.ts';
import { Button, LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { number } from '../../../i18n/format.ts';
import { bringsBalance } from './balances.ts';
import { ColumnsQuestion } from './columns-question.tsx';
import { Question } from './question.tsx';
import { ReadAs } from './read-as.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { SampleRows } from './sample-rows.tsx';
import { TargetAccounts } from './target-accounts.tsx';

interface CheckFileProps {
  readonly preview: ImportPreview;
  /** What was already answered. */
  readonly options: ImportOptions;
  readonly accounts: readonly Account[];
  /** The account that the address names for the whole file. */
  readonly chosen: number | undefined;
  /** Why adding failed; null when it did not. */
  readonly problem: unknown;
  readonly onAnswer: (options: ImportOptions) => void;
  readonly onOther: () => void;
  readonly onAdd: () => void;
}

/** What importing the file would do, with the questions that only the person can answer, before anything is written. */
export function CheckFile({ preview, options, accounts, chosen, problem, onAnswer, onOther, onAdd }: CheckFileProps) {
  const { t } = useTranslation();
  const open = preview.questions.length > 0;
  const answer = (more: ImportOptions) => onAnswer({ ...options, ...more, accounts: { ...options.accounts, ...more.accounts } });
  return (
    <Page title={t('imports.title')} sentence={<Sentence preview={preview} accounts={accounts} />}>
      <FormProblem error={problem} />
      {preview.questions.map((question) =>
        question.option === 'columns' ? (
          <ColumnsQuestion key="columns" question={question} detected={preview.detected.columns} onAnswer={answer} />
        ) : (
          <Question key={`${question.option} ${question.example}`} question={question} onAnswer={answer} />
        ),
      )}
      {!open && (
        <div className="flex flex-wrap gap-3">
          <AddButton preview={preview} accounts={accounts} onAdd={onAdd} />
          <Button onClick={onOther}>{t('imports.other_file')}</Button>
        </div>
      )}
      {preview.accounts.length > 0 && <TargetAccounts preview={preview} accounts={accounts} fixed={chosen !== undefined} onAnswer={answer} />}
      {preview.sample.length > 0 && (
        <Card title={t('imports.sample.heading')} flush>
          <SampleRows preview={preview} />
        </Card>
      )}
      {preview.rows_rejected > 0 && <RejectedRows preview={preview} />}
      <ReadAs preview={preview} />
      {open && (
        <Button onClick={onOther} className="self-start">
          {t('imports.other_file')}
        </Button>
      )}
    </Page>
  );
}

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly accounts: readonly Account[];
}

function Sentence({ preview, accounts }: PreviewProps) {
  const { t } = useTranslation();
  if (preview.questions.length > 0) return t('imports.check.sentence_question', { count: preview.questions.length });
  if (preview.rows_to_add > 0) return t('imports.check.sentence_add', { count: preview.rows_to_add, formatted: number(preview.rows_to_add) });
  if (preview.rows_already_known > 0) return t('imports.check.sentence_known');
  if (preview.rows_rejected > 0) return t('imports.check.sentence_unreadable', { count: preview.rows_rejected });
  return bringsBalance(preview, accounts) ? t('imports.check.sentence_balance') : t('imports.check.sentence_empty');
}

function AddButton({ preview, accounts, onAdd }: PreviewProps & { readonly onAdd: () => void }) {
  const { t } = useTranslation();
  if (preview.rows_to_add > 0) {
    return (
      <Button kind="primary" onClick={onAdd}>
        {t('imports.check.add', { count: preview.rows_to_add })}
      </Button>
    );
  }
  // A file without new rows can still bring what the bank says is on the account.
  if (bringsBalance(preview, accounts)) {
    return (
      <Button kind="primary" onClick={onAdd}>
        {t('imports.check.add_balance')}
      </Button>
    );
  }
  return (
    <LinkButton kind="primary" to="/money">
      {t('imports.check.to_money')}
    </LinkButton>
  );
}
