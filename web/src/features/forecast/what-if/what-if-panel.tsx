import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '../../../../../src/features/forecast/contract.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { Button } from '../../../design/parts/button.tsx';
import { classNames } from '../../../design/parts/class-names.ts';
import { Field } from '../../../design/parts/field.tsx';
import { Select } from '../../../design/parts/inputs.tsx';
import { StatusShape } from '../../../design/parts/status-mark.tsx';
import { dayText, money } from '../../../i18n/format.ts';
import { changeablesOf, keyOf } from './changeable.ts';
import { ComparisonSentence } from './comparison.tsx';
import { type Refused, useKeepWishes } from './use-keep-wishes.ts';
import type { WhatIf } from './use-what-if.ts';
import { WishFields } from './wish-fields.tsx';

interface WhatIfPanelProps {
  readonly whatIf: WhatIf;
  readonly base: Forecast;
  readonly items: readonly RecurringItem[];
  readonly events: readonly PlannedEvent[];
  /** The accounts that the forecast counts. */
  readonly accounts: readonly Account[];
  /** Everything that the panel held is kept. */
  readonly onKept?: () => void;
}

// What follows, and what to do about it, stays in sight while the wishes scroll.
const FOOT = 'sticky z-10 -bottom-8 lg:-bottom-4 -mb-8 lg:-mb-4 -mx-4 px-4 pt-3 pb-4 bg-card border-t border-line flex flex-col gap-3';

/** What would be otherwise: chosen, written, compared in a sentence, kept or forgotten. Nothing is saved until it is kept. */
export function WhatIfPanel({ whatIf, base, items, events, accounts, onKept }: WhatIfPanelProps) {
  const { t } = useTranslation();
  const { currency, starts_on: today } = base;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft">{t('forecast.what_if.detail')}</p>
      {whatIf.wishes.map((wish) => (
        <WishFields
          key={wish.key}
          wish={wish}
          today={today}
          currency={currency}
          accounts={accounts}
          onChange={whatIf.rewrite}
          onForget={() => whatIf.forget([wish.key])}
        />
      ))}
      <Begin whatIf={whatIf} base={base} items={items} events={events} accounts={accounts} />
      <div className={classNames(whatIf.wishes.length > 0 && FOOT)}>
        <p role="status" className="font-medium">
          {whatIf.wished && <ComparisonSentence base={base} wished={whatIf.wished} />}
        </p>
        <KeepOrForget whatIf={whatIf} today={today} {...(onKept && { onKept })} />
      </div>
    </div>
  );
}

function Begin({ whatIf, base, items, events, accounts }: WhatIfPanelProps) {
  const { t } = useTranslation();
  const { currency, starts_on: today } = base;
  const taken = whatIf.wishes.map((wish) => (wish.kind === 'changed' ? keyOf(wish.of) : '')).join('\n');
  const changeables = useMemo(() => changeablesOf(base, items, events), [base, items, events]);
  const options = useMemo(
    () =>
      changeables
        .filter(({ key }) => !taken.split('\n').includes(key))
        .map(({ key, name, amount, day }) => (
          <option key={key} value={key}>
            {`${name}, ${money(amount, currency)}, ${dayText(day, today)}`}
          </option>
        )),
    [changeables, taken, currency, today],
  );
  const [account] = accounts;
  const add = (frequency: 'once' | 'monthly') => {
    if (account === undefined) return;
    const name = t(frequency === 'once' ? 'forecast.what_if.new_once' : 'forecast.what_if.new_recurring');
    whatIf.add({ name, frequency, account_id: account.id, day: today });
  };
  return (
    <div className="flex flex-col gap-3">
      {options.length > 0 && (
        <Field label={t('forecast.what_if.change')}>
          <Select
            value=""
            onChange={(event) => {
              const chosen = changeables.find(({ key }) => key === event.target.value);
              if (chosen !== undefined) whatIf.change(chosen.of, chosen.day);
            }}
          >
            <option value="">{t('forecast.what_if.choose')}</option>
            {options}
          </Select>
        </Field>
      )}
      {account !== undefined && (
        <div className="flex flex-col gap-2">
          <span className="font-medium">{t('forecast.what_if.add')}</span>
          <div className="flex flex-wrap gap-2">
            <Button icon="plus" onClick={() => add('once')}>
              {t('forecast.what_if.add_once')}
            </Button>
            <Button icon="plus" onClick={() => add('monthly')}>
              {t('forecast.what_if.add_recurring')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

interface KeepOrForgetProps extends Pick<WhatIfPanelProps, 'whatIf' | 'onKept'> {
  readonly today: string;
}

function KeepOrForget({ whatIf, today, onKept }: KeepOrForgetProps) {
  const { t } = useTranslation();
  const { keep, busy, refused } = useKeepWishes(whatIf, today, onKept);
  if (whatIf.wishes.length === 0) return null;
  return (
    <>
      <RefusedWishes refused={refused} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" busy={busy} disabled={whatIf.effective === 0} onClick={keep}>
          {t('forecast.what_if.keep')}
        </Button>
        <Button kind="quiet" disabled={busy} onClick={() => whatIf.forget(whatIf.wishes.map(({ key }) => key))}>
          {t('forecast.what_if.forget')}
        </Button>
      </div>
    </>
  );
}

function RefusedWishes({ refused }: { readonly refused: readonly Refused[] }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-col gap-1 rounded-md border border-danger bg-danger-soft px-3 py-2">
      {refused.map(({ name, reason }, index) => (
        <li key={index} className="flex items-baseline gap-2">
          <StatusShape status="danger" />
          <span>{t('forecast.what_if.refused', { name, reason })}</span>
        </li>
      ))}
    </ul>
  );
}
