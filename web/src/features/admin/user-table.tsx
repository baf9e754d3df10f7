import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { dayInZone, isoDay } from '../../../../src/core/calendar/day.ts';
import { enableUser, endUserSessions, type user } from '../../../../src/features/admin/users/contract.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { RowMenu } from '../../design/parts/row-menu.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { say } from '../../design/parts/toast.tsx';
import { dayText, number } from '../../i18n/format.ts';

/** A person as administrators see them. */
export type User = z.output<typeof user>;

interface UserTableProps {
  readonly users: readonly User[];
  readonly onDisable: (user: User) => void;
}

/** What a narrower window has no room for stands under the name there. */
const WIDE = 'hidden xl:table-cell';
const TABLET = 'hidden md:table-cell';

/** People, a row each, with what can be done behind a button at its end. */
export function UserTable({ users, onDisable }: UserTableProps) {
  const { t } = useTranslation();
  const enable = useAction(enableUser, { onDone: ({ email }) => say(t('admin.users.enabled', { email })) });
  const end = useAction(endUserSessions, { onDone: ({ email }) => say(t('admin.users.ended', { email })) });
  return (
    <>
      <FormProblem error={enable.error ?? end.error} />
      <Table caption={t('admin.users.caption')} dense>
        <UserHead />
        <tbody>
          {users.map((each) => (
            <UserRow
              key={each.id}
              user={each}
              actions={{
                onDisable: () => onDisable(each),
                onEnable: () => enable.mutate({ params: { id: each.id } }),
                onEnd: () => end.mutate({ params: { id: each.id } }),
              }}
            />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function UserHead() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <HeadCell figures className={WIDE}>
          {t('admin.users.number')}
        </HeadCell>
        <HeadCell>{t('admin.users.person')}</HeadCell>
        <HeadCell className={TABLET}>{t('admin.users.state')}</HeadCell>
        <HeadCell className={WIDE}>{t('admin.users.made')}</HeadCell>
        <HeadCell className={WIDE}>{t('admin.users.seen')}</HeadCell>
        <HeadCell figures className={TABLET}>
          {t('admin.users.places')}
        </HeadCell>
        <HeadCell className={WIDE}>{t('admin.users.factor')}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t('admin.users.actions')}</span>
        </HeadCell>
      </tr>
    </thead>
  );
}

interface UserRowProps {
  readonly user: User;
  readonly actions: { readonly onDisable: () => void; readonly onEnable: () => void; readonly onEnd: () => void };
}

function useUserWords({ created_at, last_seen_at, second_factor }: User) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const today = useToday();
  const day = (instant: string) => dayText(isoDay(dayInZone(Date.parse(instant), time_zone)), today);
  return {
    made: day(created_at),
    seen: last_seen_at === null ? t('admin.users.unknown') : day(last_seen_at),
    factor: second_factor ? t('admin.users.factor_yes') : t('admin.users.factor_no'),
  };
}

function UserRow({ user: row, actions }: UserRowProps) {
  const { t } = useTranslation();
  const own = usePerson().id === row.id;
  const words = useUserWords(row);
  const cell = `${WIDE} whitespace-nowrap`;
  return (
    <tr>
      <Cell figures className={`${WIDE} text-soft`}>
        {row.id}
      </Cell>
      <Cell className="w-full md:min-w-[16rem]">
        <span className="block font-medium break-all">{row.email}</span>
        <span className="block text-sm text-soft break-words">
          {[row.full_name, row.role === 'admin' && t('admin.users.administrator'), own && t('admin.users.you')].filter(Boolean).join(' · ')}
        </span>
        <span className="block text-sm text-soft xl:hidden">{t('admin.users.in_words', words)}</span>
        {!row.is_active && (
          <span className="block text-sm md:hidden">
            <State isActive={false} />
          </span>
        )}
      </Cell>
      <Cell className={`${TABLET} whitespace-nowrap`}>
        <State isActive={row.is_active} />
      </Cell>
      <Cell className={cell}>{words.made}</Cell>
      <Cell className={cell}>{words.seen}</Cell>
      <Cell figures className={TABLET}>
        {number(row.sessions)}
      </Cell>
      <Cell className={cell}>{words.factor}</Cell>
      {/* Nobody disables themselves, and their own sessions have a page of their own. */}
      <Cell>{!own && <Actions user={row} actions={actions} />}</Cell>
    </tr>
  );
}

function State({ isActive }: { readonly isActive: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-2">
      <StatusShape status={isActive ? 'healthy' : 'danger'} />
      {isActive ? t('admin.users.active') : t('admin.users.disabled')}
    </span>
  );
}

function Actions({ user: row, actions }: UserRowProps) {
  const { t } = useTranslation();
  return (
    <RowMenu
      label={t('admin.users.actions')}
      of={row.email}
      items={[
        { label: t('admin.users.end_sessions'), act: actions.onEnd },
        row.is_active
          ? { label: t('admin.users.disable'), act: actions.onDisable, danger: true }
          : { label: t('admin.users.enable'), act: actions.onEnable },
      ]}
    />
  );
}
