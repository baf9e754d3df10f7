import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { AUDIT_EVENTS } from '../../../../src/contract/audit-events.ts';
import type { auditEntry } from '../../../../src/features/admin/audit/contract.ts';
import { usePerson } from '../../app/session.ts';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { decimals, momentText } from '../../i18n/format.ts';
import type { AuditSearch } from './search.ts';

type Entry = z.output<typeof auditEntry>;

/** What a narrower window has no room for stands under the event there. */
const TABLET = 'hidden md:table-cell';
const WIDE = 'hidden xl:table-cell';

const link = 'text-accent underline underline-offset-4 decoration-transparent hover:decoration-current break-all';

/** Things that happened, a row each. A person or an address in it shows only what is of them. */
export function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation();
  return (
    <Table caption={t('admin.audit.caption')} dense>
      <thead>
        <tr>
          <HeadCell>{t('admin.audit.what')}</HeadCell>
          <HeadCell className={TABLET}>{t('admin.audit.when')}</HeadCell>
          <HeadCell className={TABLET}>{t('admin.audit.whom')}</HeadCell>
          <HeadCell className={TABLET}>{t('admin.audit.where')}</HeadCell>
          <HeadCell className={WIDE}>{t('admin.audit.number')}</HeadCell>
          <HeadCell figures className={WIDE}>
            {t('admin.audit.risk')}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </Table>
  );
}

/** What is known beside the reason, as words. */
const knownIn = (details: Entry['details']): readonly string[] =>
  Object.entries(details).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`],
  );

/** A stable word of the server, or a text, as words. */
const inWords = (text: string): string => text.replaceAll('_', ' ');

function Row({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const when = momentText(entry.created_at, time_zone);
  const known = AUDIT_EVENTS.find((event) => event === entry.event_type);
  const more = [entry.reason, ...knownIn(entry.details)].filter((text) => text !== null);
  return (
    <tr className="last:[&>*]:border-b-0">
      <Cell className="w-full md:w-auto md:min-w-[12rem]">
        <span className="flex items-baseline gap-2 font-medium">
          {entry.outcome !== null && <StatusShape status={entry.outcome === 'success' ? 'healthy' : 'danger'} />}
          <span>
            {known === undefined ? inWords(entry.event_type) : t(`admin.audit.events.${known}`)}
            {entry.outcome !== null && <span className="sr-only">, {t(`admin.audit.outcome.${entry.outcome}`)}</span>}
          </span>
        </span>
        {more.length > 0 && <span className="block text-sm text-soft break-words">{more.map(inWords).join(' · ')}</span>}
        <span className="block text-sm text-soft md:hidden">{when}</span>
        <span className="flex flex-wrap gap-x-3 text-sm md:hidden">
          <Whom entry={entry} />
          <Where entry={entry} />
        </span>
      </Cell>
      <Cell className={`${TABLET} whitespace-nowrap`}>{when}</Cell>
      <Cell className={`${TABLET} lg:min-w-[11rem]`}>
        <Whom entry={entry} />
      </Cell>
      <Cell className={`${TABLET} lg:min-w-[10rem]`}>
        <Where entry={entry} />
      </Cell>
      <Cell className={`${WIDE} whitespace-nowrap figures`}>{entry.phone_number}</Cell>
      <Cell figures className={WIDE}>
        {entry.risk_score === null ? '' : decimals(entry.risk_score, 2)}
      </Cell>
    </tr>
  );
}

function Only({ search, label }: { readonly search: Partial<AuditSearch>; readonly label: string }) {
  return (
    <Link from="/admin/audit" search={(before) => ({ ...before, ...search })} replace className={link}>
      {label}
    </Link>
  );
}

function Whom({ entry: { user_id, email } }: { readonly entry: Entry }) {
  return user_id === null ? null : <Only search={{ person: String(user_id) }} label={email ?? String(user_id)} />;
}

function Where({ entry: { ip_address } }: { readonly entry: Entry }) {
  return ip_address === null || ip_address === '' ? null : <Only search={{ ip_address }} label={ip_address} />;
}
