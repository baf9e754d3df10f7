import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { addressBlock } from '../../../../src/features/admin/addresses/contract.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { momentText } from '../../i18n/format.ts';

type Block = z.output<typeof addressBlock>;

interface BlockTableProps {
  readonly blocks: readonly Block[];
  readonly onUnblock: (blockId: number) => void;
}

/** Addresses that are blocked now: why, by whom, and until when. */
export function BlockTable({ blocks, onUnblock }: BlockTableProps) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  return (
    <Table caption={t('admin.addresses.blocked_caption')} dense>
      <thead>
        <tr>
          <HeadCell>{t('admin.addresses.address')}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t('admin.addresses.until')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('admin.addresses.action')}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {blocks.map(({ id, ip_address, reason, ends_at, blocked_by }) => (
          <tr key={id} className="last:[&>*]:border-b-0">
            <Cell className="w-full">
              <span className="block font-medium break-all">{ip_address}</span>
              <span className="block text-sm text-soft break-words">{[reason, blocked_by].filter((text) => text !== null).join(' · ')}</span>
              <span className="block text-sm md:hidden">{t('admin.addresses.blocked_until', { moment: momentText(ends_at, time_zone) })}</span>
            </Cell>
            <Cell className="hidden md:table-cell whitespace-nowrap">{momentText(ends_at, time_zone)}</Cell>
            <Cell className="text-right whitespace-nowrap">
              <Button kind="quiet" aria-label={t('admin.addresses.end_one', { address: ip_address })} onClick={() => onUnblock(id)}>
                {t('admin.addresses.end')}
              </Button>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
