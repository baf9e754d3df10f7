import { useTranslation } from 'react-i18next';
import { usePerson } from '../../app/session.ts';
import { bytesText, durationText, millisecondsText, momentText, number } from '../../i18n/format.ts';
import { InPlace, Name, PartCard, Rows, type Status } from './status-part.tsx';

const MANY_ROWS = 10_000;

/** Who waits for whom in the database. */
export function StatusLocks({ locks }: Pick<Status, 'locks'>) {
  const { t } = useTranslation();
  const statement = (text: string | null) => text ?? t('admin.status.nobody');
  return (
    <PartCard title={t('admin.status.parts.locks')} part={locks}>
      {({ waiting }) =>
        waiting.length === 0 ? (
          <InPlace>{t('admin.status.none.locks')}</InPlace>
        ) : (
          <Rows
            caption={t('admin.status.captions.locks')}
            columns={[
              { head: t('admin.status.head.session'), wide: true },
              { head: t('admin.status.head.waits'), figures: true, wide: true },
              { head: t('admin.status.head.statement'), long: true },
            ]}
            rows={waiting.map((wait) => ({
              key: `${wait.session} ${wait.waits_for}`,
              cells: [
                sessionText(wait.session, wait.program),
                durationText(wait.waits_seconds),
                <>
                  <span className="block md:hidden">
                    {t('admin.status.waits_says', { session: sessionText(wait.session, wait.program), time: durationText(wait.waits_seconds) })}
                  </span>
                  <Statement text={statement(wait.statement)} />
                  <span className="block text-sm text-soft">
                    {wait.waits_for === 0
                      ? t('admin.status.prepared')
                      : t('admin.status.holder_says', {
                          session: sessionText(wait.waits_for, wait.holder_program),
                          open: wait.holder_seconds === null ? t('admin.status.nobody') : durationText(wait.holder_seconds),
                        })}
                  </span>
                  {wait.holder_statement !== null && <Statement text={wait.holder_statement} />}
                </>,
              ],
            }))}
          />
        )
      }
    </PartCard>
  );
}

/** A session by its number, which is a name and no figure, and its program where that says who it is. */
const sessionText = (session: number, program: string | null): string => [String(session), program ?? ''].join(' ').trim();

const Statement = ({ text }: { readonly text: string }) => (
  <code lang="en" className="block text-sm">
    {text}
  </code>
);

/** The largest tables. */
export function StatusTables({ tables }: Pick<Status, 'tables'>) {
  const { t } = useTranslation();
  return (
    <PartCard title={t('admin.status.parts.tables')} part={tables}>
      {({ largest }) => (
        <Rows
          caption={t('admin.status.captions.tables')}
          columns={[
            { head: t('admin.status.head.table'), names: true },
            { head: t('admin.status.head.size'), figures: true },
            { head: t('admin.status.head.rows'), figures: true },
          ]}
          rows={largest.map(({ table, bytes, rows }) => ({
            key: table,
            cells: [<Name key="table" name={table} />, bytesText(bytes), rows === null ? '–' : number(rows)],
          }))}
        />
      )}
    </PartCard>
  );
}

/** Rows that were changed or removed and still take room. */
export function StatusDeadRows({ dead_rows }: Pick<Status, 'dead_rows'>) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  return (
    <PartCard title={t('admin.status.parts.dead_rows')} part={dead_rows}>
      {({ tables }) =>
        tables.length === 0 ? (
          <InPlace>{t('admin.status.none.dead_rows')}</InPlace>
        ) : (
          <Rows
            caption={t('admin.status.captions.dead_rows')}
            columns={[
              { head: t('admin.status.head.table'), names: true },
              { head: t('admin.status.head.dead_rows'), figures: true },
              { head: t('admin.status.head.rows'), figures: true, wide: true },
              { head: t('admin.status.head.vacuumed') },
            ]}
            rows={tables.map(({ table, dead, rows, vacuumed_at }) => ({
              key: table,
              cells: [
                <Name key="table" name={table} />,
                number(dead),
                number(rows),
                vacuumed_at === null ? t('admin.status.never') : momentText(vacuumed_at, time_zone),
              ],
            }))}
          />
        )
      }
    </PartCard>
  );
}

/** Tables in months. */
export function StatusPartitions({ partitions }: Pick<Status, 'partitions'>) {
  const { t } = useTranslation();
  const rowsText = (rows: number) => (rows >= MANY_ROWS ? t('admin.status.many', { count: rows }) : number(rows));
  return (
    <PartCard title={t('admin.status.parts.partitions')} part={partitions}>
      {({ tables }) => (
        <Rows
          caption={t('admin.status.captions.partitions')}
          columns={[
            { head: t('admin.status.head.table'), names: true },
            { head: t('admin.status.head.ahead'), figures: true },
            { head: t('admin.status.head.default_rows'), figures: true },
          ]}
          rows={tables.map(({ table, months_ahead, default_rows }) => ({
            key: table,
            cells: [<Name key="table" name={table} />, number(months_ahead), rowsText(default_rows)],
          }))}
        />
      )}
    </PartCard>
  );
}

/** Servers that copy the database. */
export function StatusReplicas({ replicas }: Pick<Status, 'replicas'>) {
  const { t } = useTranslation();
  const unknown = t('admin.status.nobody');
  return (
    <PartCard title={t('admin.status.parts.replicas')} part={replicas}>
      {({ connected }) =>
        connected.length === 0 ? (
          <InPlace>{t('admin.status.none.replicas')}</InPlace>
        ) : (
          <Rows
            caption={t('admin.status.captions.replicas')}
            columns={[
              { head: t('admin.status.head.replica'), long: true },
              { head: t('admin.status.head.stands') },
              { head: t('admin.status.head.behind'), figures: true },
            ]}
            rows={connected.map(({ name, state, sync, behind_bytes, behind_seconds }, index) => ({
              key: `${index} ${name}`,
              cells: [
                name,
                `${state ?? unknown}, ${sync ?? unknown}`,
                t('admin.status.behind_says', {
                  bytes: behind_bytes === null ? unknown : bytesText(behind_bytes),
                  time: behind_seconds === null ? '–' : durationText(behind_seconds),
                }),
              ],
            }))}
          />
        )
      }
    </PartCard>
  );
}

interface StatementsProps {
  readonly of: 'statements' | 'server_statements';
  readonly statements: Status['statements'];
}

/** Statements that took long, without values. */
export function StatusStatements({ of, statements }: StatementsProps) {
  const { t } = useTranslation();
  if (statements.length === 0) return <InPlace>{t('admin.status.none.statements')}</InPlace>;
  return (
    <Rows
      caption={t(`admin.status.captions.${of}`)}
      columns={[
        { head: t('admin.status.head.statement'), long: true },
        { head: t('admin.status.head.times'), figures: true, wide: true },
        { head: t('admin.status.head.worst'), figures: true, wide: true },
        { head: t('admin.status.head.mean'), figures: true, wide: true },
      ]}
      rows={statements.map(({ statement, count, worst_ms, mean_ms }, index) => {
        const [worst, mean] = [millisecondsText(worst_ms), millisecondsText(mean_ms)];
        return {
          key: `${index} ${statement}`,
          cells: [
            <>
              <Statement text={statement} />
              <span className="block text-sm text-soft md:hidden">{t('admin.status.measured', { count, worst, mean })}</span>
            </>,
            number(count),
            worst,
            mean,
          ],
        };
      })}
    />
  );
}
