import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countJobs, listJobs, retryJobs } from '../../../../src/features/admin/jobs/contract.ts';
import type { BodyOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { ask, askPages, pagesOf, useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Select } from '../../design/parts/inputs.tsx';
import { Page } from '../../design/parts/page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { number } from '../../i18n/format.ts';
import { AdminNav, ForAdministrators } from './administration.tsx';
import { JobTable } from './job-table.tsx';
import { NeedsFactor } from './needs-factor.tsx';
import { JOB_STATES, type JobsSearch } from './search.ts';

const route = getRouteApi('/inside/admin/jobs');

type Counts = BodyOf<typeof countJobs>;

/** What is done in the background, for administrators: to see what was given up, and to have it tried again or put away. */
export function JobsPage() {
  const { t } = useTranslation();
  return (
    <ForAdministrators title={t('admin.jobs.title')}>
      <Jobs />
    </ForAdministrators>
  );
}

/** Changes what is asked for, in the address. */
function useChange() {
  const navigate = route.useNavigate();
  return (next: JobsSearch) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
}

function Jobs() {
  const { t } = useTranslation();
  const { state = 'dead', kind } = route.useSearch();
  const counted = useQuery(ask(countJobs, {}));
  // While the next state is asked for, the rows of the one before stay.
  const query = { limit: 50, state, ...(kind !== undefined && { kind }) };
  const found = useInfiniteQuery({ ...askPages(listJobs, { query }), placeholderData: keepPreviousData });
  const title = t('admin.jobs.title');
  const error = found.error ?? counted.error;
  if (error instanceof ApiProblem && error.code === 'auth.second_factor_required') return <NeedsFactor title={title} />;
  if (found.data === undefined || counted.data === undefined)
    return <UnreadyPage title={title} error={error} retry={() => void Promise.all([found.refetch(), counted.refetch()])} />;
  const [jobs, counts] = [pagesOf(found.data), counted.data];
  const sentence = counts.dead === 0 ? t('admin.jobs.sentence_none') : t('admin.jobs.sentence', { count: counts.dead });
  return (
    <Page title={title} sentence={<span role="status">{sentence}</span>}>
      <AdminNav />
      <Filter counts={counts} />
      {state === 'dead' && <RetryAll counts={counts} />}
      {jobs.length === 0 ? (
        <p className="max-w-text">{t(`admin.jobs.none.${state}`)}</p>
      ) : (
        <Card flush>
          <JobTable jobs={jobs} />
          {found.hasNextPage && (
            <Button kind="quiet" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="m-2">
              {t('common.more')}
            </Button>
          )}
        </Card>
      )}
      <p className="max-w-text text-soft">{t('admin.jobs.meaning')}</p>
    </Page>
  );
}

/** Which jobs are to be seen: by what has become of them, each with how many, and by what they do. */
function Filter({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const { state = 'dead', kind } = route.useSearch();
  const change = useChange();
  const kinds = [...new Set([...counts.kinds.map((each) => each.kind), ...(kind === undefined ? [] : [kind])])];
  return (
    <search className="flex flex-col gap-3">
      <ChoiceChips
        label={t('admin.jobs.which')}
        hideLabel
        choices={JOB_STATES.map((value) => ({ value, label: t(`admin.jobs.count.${value}`, { jobs: number(counts[value]) }) }))}
        value={state}
        onChange={(next) => change({ state: next })}
      />
      {kinds.length > 0 && (
        <div className="md:max-w-[24rem]">
          <Field label={t('admin.jobs.kind')}>
            <Select value={kind ?? ''} onChange={({ target }) => change({ kind: target.value === '' ? undefined : target.value })}>
              <option value="">{t('common.all')}</option>
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
    </search>
  );
}

/** Has all that were given up tried again, of one kind at a time: of the only one, or of the one that is chosen. */
function RetryAll({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const { kind } = route.useSearch();
  const retry = useAction(retryJobs, {
    onDone: ({ retried }) => say(retried === 0 ? t('admin.jobs.retried_none') : t('admin.jobs.retried', { count: retried })),
  });
  const kinds = counts.kinds.filter(({ dead }) => dead > 0);
  const chosen = kind === undefined && kinds.length === 1 ? kinds[0] : kinds.find((each) => each.kind === kind);
  if (chosen === undefined) return kinds.length > 1 && kind === undefined ? <p className="text-soft">{t('admin.jobs.choose_kind')}</p> : null;
  if (chosen.dead < 2) return null;
  return (
    <div className="flex flex-col items-start gap-3">
      <FormProblem error={retry.error} />
      <Button busy={retry.isPending} onClick={() => retry.mutate({ body: { kind: chosen.kind } })}>
        {t('admin.jobs.retry_all', { jobs: number(chosen.dead), kind: chosen.kind })}
      </Button>
    </div>
  );
}
