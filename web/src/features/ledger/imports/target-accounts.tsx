import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { ImportOptions, ImportPreview } from '../../../../../src/features/ledger/imports/contract.ts';
import { useToday } from '../../../app/session.ts';
import { Card } from '../../../design/parts/card.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Select } from '../../../design/parts/inputs.tsx';
import { dayText, money } from '../../../i18n/format.ts';

interface TargetAccountsProps {
  readonly preview: ImportPreview;
  readonly accounts: readonly Account[];
  /** Whether the account was chosen before the file was, so that there is nothing to choose here. */
  readonly fixed: boolean;
  readonly onAnswer: (options: ImportOptions) => void;
}

/** Where the rows of each account in the file go, to be changed in place. */
export function TargetAccounts({ preview, accounts, fixed, onAnswer }: TargetAccountsProps) {
  const { t } = useTranslation();
  const asked = new Set(preview.questions.filter(({ option }) => option === 'accounts').map(({ example }) => example));
  const landed = preview.accounts.filter(({ number }) => !asked.has(number));
  if (landed.length === 0) return null;
  return (
    <Card title={t('imports.accounts.heading')}>
      <ul className="flex flex-col gap-6">
        {landed.map((account) => (
          <li key={account.number} className="grid md:grid-cols-2 gap-x-6 gap-y-2 items-start">
            {fixed ? <p className="font-medium">{account.name}</p> : <Target account={account} accounts={accounts} onAnswer={onAnswer} />}
            <Facts account={account} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type AccountInFile = ImportPreview['accounts'][number];

function Target({ account, accounts, onAnswer }: Pick<TargetAccountsProps, 'accounts' | 'onAnswer'> & { readonly account: AccountInFile }) {
  const { t } = useTranslation();
  return (
    <Field label={t('imports.accounts.to')} hint={account.number === '' ? undefined : t('imports.accounts.number', { number: account.number })}>
      <Select
        value={account.account_id ?? ''}
        onChange={(event) => onAnswer({ accounts: { [account.number]: event.target.value === '' ? null : Number(event.target.value) } })}
      >
        <option value="">{t('imports.accounts.make_new', { name: account.account_id === null ? account.name : '…' })}</option>
        {accounts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Facts({ account }: { readonly account: AccountInFile }) {
  const { t } = useTranslation();
  const today = useToday();
  const { balance, balance_as_of, currency, file_currency } = account;
  return (
    <div className="flex flex-col gap-1 md:pt-8">
      <p className="figures">
        {t('imports.accounts.to_add', { count: account.rows_to_add })}
        {account.rows_already_known > 0 && <span className="text-soft"> · {t('imports.accounts.known', { count: account.rows_already_known })}</span>}
      </p>
      {balance !== null && balance_as_of !== null && (
        <p className="text-soft">{t('imports.accounts.balance', { balance: money(balance, currency), day: dayText(balance_as_of, today) })}</p>
      )}
      {file_currency !== null && file_currency !== currency && (
        <p className="text-soft">{t('imports.accounts.currency', { file: file_currency, account: currency })}</p>
      )}
    </div>
  );
}
