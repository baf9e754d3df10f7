import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { suspiciousAddress } from '../../../../src/features/admin/addresses/contract.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { decimals, momentText, number } from '../../i18n/format.ts';

type Address = z.output<typeof suspiciousAddress>;

interface AddressTableProps {
  readonly addresses: readonly Address[];
  readonly onBlock: (address: string) => void;
  readonly onUnblock: (blockId: number) => void;
}

/** What a narrower window has no room for stands under the address there. */
const TABLET = 'hidden md:table-cell';

/** Addresses with what they did within a day, the worst first. Each leads to its rows of the trail. */
export function AddressTable({ addresses, onBlock, onUnblock }: AddressTableProps) {
  const { t } = useTranslation();
  return (
    <Table caption={t('admin.addresses.caption')} dense>
      <thead>
        <tr>
          <HeadCell>{t('admin.addresses.address')}</HeadCell>
          {(['events', 'wrong', 'limited', 'risk'] as const).map((name) => (
            <HeadCell key={name} figures className={TABLET}>
              {t(`admin.addresses.${name}`)}
            </HeadCell>
          ))}
          <HeadCell className={TABLET}>{t('admin.addresses.last')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('admin.addresses.action')}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {addresses.map((address) => (
          <Row key={address.ip_address} address={address} onBlock={onBlock} onUnblock={onUnblock} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ address, onBlock, onUnblock }: { readonly address: Address } & Omit<AddressTableProps, 'addresses'>) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const { ip_address, total_events, failed_attempts, rate_limit_violations, avg_risk_score, last_activity, block } = address;
  const risk = avg_risk_score === null ? t('admin.addresses.unknown') : decimals(avg_risk_score, 2);
  const last = momentText(last_activity, time_zone);
  const counts = { events: number(total_events), wrong: number(failed_attempts), limited: number(rate_limit_violations), risk, last };
  return (
    <tr className="last:[&>*]:border-b-0">
      <Cell className="w-full md:w-auto">
        <Link to="/admin/audit" search={{ ip_address }} className="font-medium break-all text-accent underline underline-offset-4">
          {ip_address}
        </Link>
        {block !== null && (
          <span className="block text-sm">{t('admin.addresses.blocked_until', { moment: momentText(block.ends_at, time_zone) })}</span>
        )}
        <span className="block text-sm text-soft md:hidden">{t('admin.addresses.in_words', counts)}</span>
      </Cell>
      {(['events', 'wrong', 'limited', 'risk'] as const).map((name) => (
        <Cell key={name} figures className={TABLET}>
          {counts[name]}
        </Cell>
      ))}
      <Cell className={`${TABLET} whitespace-nowrap`}>{last}</Cell>
      <Cell className="text-right whitespace-nowrap">
        {block === null ? (
          <Button kind="quiet" aria-label={t('admin.addresses.block_one', { address: ip_address })} onClick={() => onBlock(ip_address)}>
            {t('admin.addresses.block')}
          </Button>
        ) : (
          <Button kind="quiet" aria-label={t('admin.addresses.unblock_one', { address: ip_address })} onClick={() => onUnblock(block.id)}>
            {t('admin.addresses.unblock')}
          </Button>
        )}
      </Cell>
    </tr>
  );
}
