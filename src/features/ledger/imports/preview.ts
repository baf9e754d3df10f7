import type { ImportPreview } from './contract.ts';
import { accountQuestion, nameFor } from './matching-accounts.ts';
import type { ImportPlan, Landing } from './plan.ts';
import type { FileRead } from './reading.ts';
import type { AccountFields } from '../accounts/repository.ts';

/** How many rows a preview shows as they will land. */
const SAMPLE = 20;

/** What the account will be called and hold, whether it is there already or will be made. */
export function accountOf({ file, target }: Landing, fileName: string, currency: string): Pick<AccountFields, 'name' | 'kind' | 'currency'> {
  if (target.to === 'own') return target.account;
  return { name: nameFor(file, fileName), kind: file.kind, currency: file.currency ?? currency };
}

/** The rows of a landing that the account does not have yet. */
export const rowsToAdd = (landing: Landing) => landing.rows.flatMap(({ row, already_known }) => (already_known ? [] : [row]));

/** What only the person can decide: about the file's form, and about where its accounts go. */
export const questionsOf = (file: FileRead, plan: ImportPlan): ImportPreview['questions'] => [
  ...file.questions,
  ...plan.landings.flatMap((landing) => (landing.target.to === 'ask' ? [accountQuestion(landing.file, plan.own)] : [])),
];

const previewAccount = (landing: Landing, fileName: string, currency: string): ImportPreview['accounts'][number] => {
  const adding = rowsToAdd(landing).length;
  const { name, kind, currency: kept } = accountOf(landing, fileName, currency);
  return {
    number: landing.file.number,
    account_id: landing.target.to === 'own' ? landing.target.account.id : null,
    name,
    kind,
    currency: kept,
    file_currency: landing.file.currency,
    balance: landing.file.balance?.amount ?? null,
    balance_as_of: landing.file.balance?.as_of ?? null,
    rows_read: landing.rows.length,
    rows_to_add: adding,
    rows_already_known: landing.rows.length - adding,
  };
};

/** Tells a person what importing the file would do. `currency` is what an account is kept in when the file does not say. */
export function previewOf(file: FileRead, plan: ImportPlan, fileName: string, currency: string): ImportPreview {
  const accounts = plan.landings.map((landing) => previewAccount(landing, fileName, currency));
  const total = (count: (account: ImportPreview['accounts'][number]) => number) => accounts.reduce((sum, account) => sum + count(account), 0);
  return {
    format: file.format,
    encoding: file.encoding,
    detected: file.detected,
    accounts,
    sample: plan.landings
      .flatMap((landing) => landing.rows.map((each) => ({ ...each, number: landing.file.number })))
      .slice(0, SAMPLE)
      .map(({ row, already_known, number }) => ({
        account_number: number,
        line: row.line,
        posted_on: row.posted_on,
        amount: row.amount,
        payee: row.payee,
        memo: row.memo,
        already_known,
      })),
    rows_read: file.rows_read,
    rows_to_add: total(({ rows_to_add }) => rows_to_add),
    rows_already_known: total(({ rows_already_known }) => rows_already_known),
    rows_rejected: file.rejected.length,
    rejected: [...file.rejected],
    questions: questionsOf(file, plan),
  };
}
