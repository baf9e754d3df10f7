import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bytesText, durationText, list, number } from '../../i18n/format.ts';
import { Rows, type Status, type Told, Why } from './status-part.tsx';

const agoSeconds = (instant: string, now: string): number => (Date.parse(now) - Date.parse(instant)) / 1000;

/** What runs, how large it is and how much room it has: a row each, in words. */
export function StatusGlance({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const { process, database, file, pool, redis, backup, disk, looked_at } = status;
  const uptime = durationText(process.uptime_seconds);
  const memory = bytesText(process.memory_bytes);
  const { version, node, server_processes: count } = process;
  const rows: readonly (readonly [name: string, says: ReactNode])[] = [
    [t('admin.status.glance.process'), t('admin.status.glance.process_says', { version, node, uptime, memory, count })],
    [
      t('admin.status.glance.database'),
      said(database, (known) =>
        t('admin.status.glance.database_says', { product: known.product, version: known.version, size: bytesText(known.bytes) }),
      ),
    ],
    ...(file.state === 'not_applicable' ? [] : [[t('admin.status.glance.file'), said(file, (known) => <File {...known} />)] as const]),
    [
      t('admin.status.glance.pool'),
      t('admin.status.glance.pool_says', {
        used: number(pool.in_use),
        idle: number(pool.idle),
        waiting: number(pool.waiting),
        most: number(pool.most),
      }),
    ],
    [t('admin.status.glance.redis'), said(redis, ({ places }) => <Lines lines={places.map((place) => <Redis key={place.host} place={place} />)} />)],
    [
      t('admin.status.glance.backup'),
      said(backup, ({ last }) =>
        last === null
          ? t('admin.status.glance.backup_none')
          : t('admin.status.glance.backup_says', { age: durationText(agoSeconds(last.made_at, looked_at)), size: bytesText(last.bytes) }),
      ),
    ],
    [
      t('admin.status.glance.disk'),
      said(disk, ({ folders }) => <Lines lines={folders.map((folder) => <Folder key={folder.folder} {...folder} />)} />),
    ],
  ];
  return (
    <Rows
      caption={t('admin.status.captions.glance')}
      columns={[{ head: t('admin.status.head.what') }, { head: t('admin.status.head.figure'), long: true }]}
      rows={rows.map(([name, says]) => ({ key: name, cells: [name, says] }))}
    />
  );
}

const said = <Figures,>(part: Told<Figures>, words: (figures: Figures) => ReactNode): ReactNode =>
  part.state === 'known' ? words(part) : <Why part={part} />;

function Lines({ lines }: { readonly lines: readonly ReactNode[] }) {
  return <span className="flex flex-col">{lines}</span>;
}

function File({ pages, free_pages, wal_bytes }: { readonly pages: number; readonly free_pages: number; readonly wal_bytes: number }) {
  const { t } = useTranslation();
  return <>{t('admin.status.glance.file_says', { pages: number(pages), free: number(free_pages), wal: bytesText(wal_bytes) })}</>;
}

type Place = Extract<Status['redis'], { readonly state: 'known' }>['places'][number];

function Redis({ place: { host, uses, reachable, used_bytes, most_bytes } }: { readonly place: Place }) {
  const { t } = useTranslation();
  const named = list(uses.map((use) => t(`admin.status.glance.uses.${use}`)));
  if (!reachable) return <span>{t('admin.status.glance.redis_away', { host, uses: named })}</span>;
  const used = used_bytes === null ? t('admin.status.nobody') : bytesText(used_bytes);
  if (most_bytes === null) return <span>{t('admin.status.glance.redis_unlimited', { host, uses: named, used })}</span>;
  return <span>{t('admin.status.glance.redis_says', { host, uses: named, used, most: bytesText(most_bytes) })}</span>;
}

type FolderRoom = Extract<Status['disk'], { readonly state: 'known' }>['folders'][number];

function Folder({ folder: name, free_bytes, bytes }: FolderRoom) {
  const { t } = useTranslation();
  const folder = t(`admin.status.glance.folders.${name}`);
  if (free_bytes === null || bytes === null) return <span>{t('admin.status.glance.disk_unknown', { folder })}</span>;
  return <span>{t('admin.status.glance.disk_says', { folder, free: bytesText(free_bytes), all: bytesText(bytes) })}</span>;
}
