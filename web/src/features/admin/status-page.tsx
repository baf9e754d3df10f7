import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readStatus } from '../../../../src/features/admin/status/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { timeText } from '../../i18n/format.ts';
import { AdminNav, ForAdministrators } from './administration.tsx';
import { NeedsFactor } from './needs-factor.tsx';
import { StatusChecks } from './status-checks.tsx';
import { StatusDeadRows, StatusLocks, StatusPartitions, StatusReplicas, StatusStatements, StatusTables } from './status-database.tsx';
import { StatusGlance } from './status-glance.tsx';
import { PartCard, Rows, type Status, Why } from './status-part.tsx';
import { StatusQueue } from './status-queue.tsx';

const AGAIN_MS = 30_000;

/** How Mingus stands, for administrators: what is to be done, and the figures that an operator needs. */
export function StatusPage() {
  const { t } = useTranslation();
  return (
    <ForAdministrators title={t('admin.status.title')}>
      <Standing />
    </ForAdministrators>
  );
}

function Standing() {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  // A page that nobody sees does not ask.
  const found = useQuery({ ...ask(readStatus, {}), refetchInterval: AGAIN_MS });
  const title = t('admin.status.title');
  const { data: status, error } = found;
  if (error instanceof ApiProblem && error.code === 'auth.second_factor_required') return <NeedsFactor title={title} />;
  if (status === undefined) return <UnreadyPage title={title} error={error} retry={() => void found.refetch()} />;
  const look = async (): Promise<void> => {
    const { isSuccess } = await found.refetch();
    if (isSuccess) say(t('admin.status.refreshed'));
  };
  return (
    <Page
      title={title}
      sentence={
        <span role="status">
          <Sentence checks={status.checks} />
        </span>
      }
      // Never disabled: whoever goes by keyboard would lose their place.
      actions={
        <Button icon="repeat" onClick={() => void look()}>
          {t('admin.status.refresh')}
        </Button>
      }
    >
      <AdminNav />
      <FormProblem error={error} />
      <p className="text-sm text-soft">{t('admin.status.looked_at', { time: timeText(status.looked_at, time_zone) })}</p>
      <Parts status={status} />
    </Page>
  );
}

/** What there is to do, in a sentence. */
function Sentence({ checks }: Pick<Status, 'checks'>) {
  const { t } = useTranslation();
  if (checks.state !== 'known') return t('admin.status.sentence_unknown');
  const failing = checks.lines.filter(({ state }) => state === 'fail').length;
  return failing === 0 ? t('admin.status.sentence_none') : t('admin.status.sentence', { count: failing });
}

function Parts({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  return (
    <>
      <PartCard title={t('admin.status.parts.checks')} part={status.checks}>
        {({ lines }) => <StatusChecks lines={lines} />}
      </PartCard>
      <Card title={t('admin.status.parts.glance')} flush>
        <StatusGlance status={status} />
      </Card>
      <StatusQueue queue={status.queue} looked_at={status.looked_at} />
      <StatusLocks locks={status.locks} />
      <div className="grid gap-6 lg:grid-cols-2 items-start lg:[&>*:only-child]:col-span-2">
        <StatusTables tables={status.tables} />
        <StatusDeadRows dead_rows={status.dead_rows} />
        <StatusPartitions partitions={status.partitions} />
        <StatusReplicas replicas={status.replicas} />
      </div>
      <Card title={t('admin.status.parts.statements')} flush>
        <StatusStatements of="statements" statements={status.statements} />
      </Card>
      <PartCard title={t('admin.status.parts.server_statements')} part={status.server_statements}>
        {({ slowest }) => <StatusStatements of="server_statements" statements={slowest} />}
      </PartCard>
      <Absent status={status} />
    </>
  );
}

const MAY_BE_ABSENT = ['locks', 'dead_rows', 'partitions', 'replicas', 'server_statements'] as const;

/** What there is nothing of here, so that nobody looks for it. */
function Absent({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const absent = MAY_BE_ABSENT.flatMap((name) => {
    const part = status[name];
    return part.state === 'not_applicable' ? [{ key: name, cells: [t(`admin.status.parts.${name}`), <Why key="why" part={part} />] }] : [];
  });
  if (absent.length === 0) return null;
  return (
    <Card title={t('admin.status.parts.absent')} flush>
      <Rows
        caption={t('admin.status.captions.absent')}
        columns={[
          { head: t('admin.status.head.what'), words: true },
          { head: t('admin.status.head.why'), words: true },
        ]}
        rows={absent}
      />
    </Card>
  );
}
