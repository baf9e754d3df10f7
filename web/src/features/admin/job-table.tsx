import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { dropJob, type job, restoreJob, retryJob } from '../../../../src/features/admin/jobs/contract.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { RowMenu } from '../../design/parts/row-menu.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText, number } from '../../i18n/format.ts';

type Job = z.output<typeof job>;

/** What a narrower window has no room for stands under the kind there. */
const TABLET = 'hidden md:table-cell';

/** Jobs, a row each, with what can be done with those that were given up behind a button at the end. */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation();
  const retry = useAction(retryJob, { onDone: () => say(t('admin.jobs.retried', { count: 1 })) });
  const restore = useAction(restoreJob, { onDone: () => say(t('admin.jobs.restored')) });
  const drop = useAction(dropJob, { onDone: ({ id }) => say(t('admin.jobs.dropped'), () => restore.mutate({ params: { id } })) });
  const actions = (id: number): RowActions => ({
    retry: () => retry.mutate({ params: { id } }),
    drop: () => drop.mutate({ params: { id } }),
    restore: () => restore.mutate({ params: { id } }),
  });
  return (
    <>
      <FormProblem error={retry.error ?? drop.error ?? restore.error} />
      <Table caption={t('admin.jobs.caption')} dense>
        <thead>
          <tr>
            <HeadCell>{t('admin.jobs.job')}</HeadCell>
            <HeadCell figures className={TABLET}>
              {t('admin.jobs.tries')}
            </HeadCell>
            <HeadCell className={TABLET}>{t('admin.jobs.made')}</HeadCell>
            <HeadCell className={TABLET}>{t('admin.jobs.ended')}</HeadCell>
            <HeadCell>
              <span className="sr-only">{t('admin.jobs.actions')}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {jobs.map((each) => (
            <Row key={each.id} job={each} actions={actions(each.id)} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

interface RowActions {
  readonly retry: () => void;
  readonly drop: () => void;
  readonly restore: () => void;
}

function Row({ job: row, actions }: { readonly job: Job; readonly actions: RowActions }) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const made = momentText(row.created_at, time_zone);
  // What is open says when its turn comes; at work it is at once.
  const moment = momentText(row.finished_at ?? row.available_at, time_zone);
  const ended = t(`admin.jobs.when.${row.state}`, { moment });
  return (
    <tr className="last:[&>*]:border-b-0">
      <Cell className="w-full">
        <span className="block font-medium break-all">
          {row.kind} <span className="font-normal text-soft">{t('admin.jobs.number', { number: row.id })}</span>
        </span>
        {row.last_error !== null && <span className="block text-sm break-words wrap-anywhere">{row.last_error}</span>}
        <span className="block text-sm text-soft md:hidden">{t('admin.jobs.in_words', { tries: number(row.attempts), made, ended })}</span>
      </Cell>
      <Cell figures className={TABLET}>
        {number(row.attempts)}
      </Cell>
      <Cell className={`${TABLET} whitespace-nowrap`}>{made}</Cell>
      <Cell className={`${TABLET} whitespace-nowrap`}>{ended}</Cell>
      <Cell className="text-right">
        <Actions job={row} actions={actions} />
      </Cell>
    </tr>
  );
}

function Actions({ job: { id, kind, state }, actions }: { readonly job: Job; readonly actions: RowActions }) {
  const { t } = useTranslation();
  const items = {
    dead: [
      { label: t('admin.jobs.retry'), act: actions.retry },
      { label: t('admin.jobs.drop'), act: actions.drop, danger: true },
    ],
    dropped: [{ label: t('admin.jobs.restore'), act: actions.restore }],
    waiting: [],
    running: [],
    done: [],
  }[state];
  return items.length === 0 ? null : (
    <RowMenu label={t('admin.jobs.actions')} of={`${kind} ${t('admin.jobs.number', { number: id })}`} items={items} />
  );
}
