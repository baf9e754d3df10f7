import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { ask } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { list } from '../../i18n/format.ts';
import { AccountSheet } from '../ledger/accounts/account-sheet.tsx';
import { ImportFlow } from '../ledger/imports/import-flow.tsx';
import { tellOtherTabs } from './other-tabs.ts';
import { StepFrame } from './step-frame.tsx';
import { pageAfter } from './steps.ts';
import { useLeaving, useWay } from './use-progress.ts';

/** The first file; who has none puts an account in by hand. Once one is there, the forecast is the next page. */
export function BankFileStep() {
  const { t } = useTranslation();
  const way = useWay();
  const navigate = useNavigate();
  const leaving = useLeaving('bank_file');
  const [byHand, setByHand] = useState(false);
  const { data } = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const names = data?.items.map(({ name }) => name) ?? [];
  const onward = (unsaid?: number) => {
    tellOtherTabs();
    void navigate({ to: pageAfter('bank_file', way), search: { way, unsaid } });
  };
  return (
    <StepFrame step="bank_file" leaving={leaving}>
      {names.length > 0 && <p role="status">{t('onboarding.bank_file.there', { count: names.length, names: list(names) })}</p>}
      <ImportFlow onAdded={(_, unsaid) => onward(unsaid)} />
      <div className="flex flex-col items-start gap-2">
        <p className="text-soft">{t('onboarding.bank_file.no_file')}</p>
        <Button onClick={() => setByHand(true)}>{t('onboarding.bank_file.by_hand')}</Button>
      </div>
      <AccountSheet open={byHand} changing={undefined} onClose={() => setByHand(false)} />
    </StepFrame>
  );
}
