import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { check } from '../../../../src/features/admin/status/contract.ts';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { Rows } from './status-part.tsx';

type Check = z.output<typeof check>;

const ORDER: readonly Check['state'][] = ['fail', 'pass', 'not_applicable'];

/** What `mingus doctor` says, in its own words, what is to be done first. */
export function StatusChecks({ lines }: { readonly lines: readonly Check[] }) {
  const { t } = useTranslation();
  const sorted = ORDER.flatMap((state) => lines.filter((line) => line.state === state));
  return (
    <Rows
      caption={t('admin.status.captions.checks')}
      columns={[
        { head: t('admin.status.head.state') },
        { head: t('admin.status.head.check'), wide: true },
        { head: t('admin.status.head.says'), long: true },
      ]}
      rows={sorted.map((line) => ({
        key: line.name,
        cells: [
          <State key="state" check={line} />,
          <span key="name" lang="en">
            {line.name}
          </span>,
          <>
            <span lang="en" className="block font-medium md:hidden">
              {line.name}
            </span>
            <span lang="en" className={line.state === 'not_applicable' ? 'text-soft' : undefined}>
              {line.says}
            </span>
          </>,
        ],
      }))}
    />
  );
}

function State({ check: { state, seen } }: { readonly check: Check }) {
  const { t } = useTranslation();
  if (state === 'not_applicable') return <span className="text-soft">{t('admin.status.state.not_applicable')}</span>;
  const isGood = state === 'pass';
  return (
    <span className={`inline-flex items-center gap-2 ${isGood ? 'text-healthy' : seen ? 'text-danger' : 'text-warning'}`}>
      <StatusShape status={isGood ? 'healthy' : seen ? 'danger' : 'warning'} />
      {seen ? t(`admin.status.state.${state}`) : t('admin.status.unseen')}
    </span>
  );
}
