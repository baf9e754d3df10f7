import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AUDIT_EVENTS } from '../../../../src/contract/audit-events.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Icon } from '../../design/parts/icon.tsx';
import { DateInput, Select } from '../../design/parts/inputs.tsx';
import { SearchField } from '../../design/parts/search-field.tsx';
import type { AuditSearch } from './search.ts';

const route = getRouteApi('/inside/admin/audit');

/** A desk has room for the whole filter; a phone shows the rows first. */
const DESK = '(min-width: 48rem)';

/** Changes what is asked for, in the address. */
function useChange() {
  const navigate = route.useNavigate();
  return (next: Partial<AuditSearch>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
}

const given = (text: string): string | undefined => (text === '' ? undefined : text);

/** What is to be seen of the trail: event, person, address, outcome, days. */
export function AuditFilter() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const change = useChange();
  const isUsed = Object.values(search).some((value) => value !== undefined);
  return (
    <details open={isUsed || matchMedia(DESK).matches} className="bg-card border border-line rounded-lg px-4 md:px-6">
      <summary className="min-h-touch flex items-center justify-between font-medium cursor-pointer">
        {t('admin.audit.filter.heading')}
        <Icon name="down" className="size-4 text-soft" />
      </summary>
      <search className="grid gap-x-4 gap-y-3 md:grid-cols-2 lg:grid-cols-3 pb-4">
        <EventField />
        <SearchField
          label={t('admin.audit.filter.person')}
          placeholder={t('admin.audit.filter.person_hint')}
          value={search.person}
          onChange={(person) => change({ person })}
        />
        <SearchField
          label={t('admin.audit.filter.ip_address')}
          placeholder="203.0.113.7"
          value={search.ip_address}
          onChange={(ip_address) => change({ ip_address })}
        />
        <Field label={t('admin.audit.filter.outcome')}>
          <Select
            value={search.outcome ?? ''}
            onChange={({ target: { value } }) => change({ outcome: value === 'success' || value === 'failure' ? value : undefined })}
          >
            <option value="">{t('common.all')}</option>
            <option value="success">{t('admin.audit.outcome.success')}</option>
            <option value="failure">{t('admin.audit.outcome.failure')}</option>
          </Select>
        </Field>
        <Field label={t('admin.audit.filter.from')}>
          <DateInput value={search.from ?? ''} max={search.to} onChange={({ target }) => change({ from: given(target.value) })} />
        </Field>
        <Field label={t('admin.audit.filter.to')}>
          <DateInput value={search.to ?? ''} min={search.from} onChange={({ target }) => change({ to: given(target.value) })} />
        </Field>
        {isUsed && (
          <Button
            kind="quiet"
            className="justify-self-start"
            onClick={() => change({ event: undefined, person: undefined, ip_address: undefined, outcome: undefined, from: undefined, to: undefined })}
          >
            {t('admin.audit.filter.clear')}
          </Button>
        )}
      </search>
    </details>
  );
}

function EventField() {
  const { t } = useTranslation();
  const { event } = route.useSearch();
  const change = useChange();
  const isOther = event !== undefined && !AUDIT_EVENTS.some((known) => known === event);
  return (
    <Field label={t('admin.audit.filter.event')}>
      <Select value={event ?? ''} onChange={({ target }) => change({ event: given(target.value) })}>
        <option value="">{t('common.all')}</option>
        {AUDIT_EVENTS.map((known) => (
          <option key={known} value={known}>
            {t(`admin.audit.events.${known}`)}
          </option>
        ))}
        {isOther && <option value={event}>{event}</option>}
      </Select>
    </Field>
  );
}
