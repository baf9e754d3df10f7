import { useTranslation } from 'react-i18next';
import { dayInZone, isoDay } from '../../../../src/core/calendar/day.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { dayText } from '../../i18n/format.ts';
import { hasEnded, type Token } from './token-fields.ts';

interface TokenTableProps {
  readonly tokens: readonly Token[];
  /** Left out in an example, which nothing is done with. */
  readonly onRevoke?: (token: Token) => void;
}

/** The person's tokens. On a phone the days stand under the name. */
export function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const { t } = useTranslation();
  return (
    <Table caption={t('tokens.list.caption')}>
      <thead>
        <tr>
          <HeadCell>{t('tokens.list.name')}</HeadCell>
          {[t('tokens.list.made'), t('tokens.list.used'), t('tokens.list.ends')].map((name) => (
            <HeadCell key={name} className="hidden md:table-cell">
              {name}
            </HeadCell>
          ))}
          {onRevoke && (
            <HeadCell>
              <span className="sr-only">{t('tokens.list.revoke')}</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} {...(onRevoke && { onRevoke })} />
        ))}
      </tbody>
    </Table>
  );
}

function useDays(token: Token) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const today = useToday();
  const day = (instant: string) => dayText(isoDay(dayInZone(Date.parse(instant), time_zone)), today);
  const { created_at, last_used_at, expires_at } = token;
  const endOf = () => {
    if (expires_at === null) return { end: t('tokens.list.never'), ends: t('tokens.list.never_ends') };
    const ended = t('tokens.list.ended', { day: day(expires_at) });
    return hasEnded(token, Date.now())
      ? { end: ended, ends: ended }
      : { end: day(expires_at), ends: t('tokens.list.ends_on', { day: day(expires_at) }) };
  };
  return {
    made: day(created_at),
    used: last_used_at === null ? t('tokens.list.never_used') : day(last_used_at),
    ...endOf(),
  };
}

function TokenRow({ token, onRevoke }: { readonly token: Token } & Pick<TokenTableProps, 'onRevoke'>) {
  const { t } = useTranslation();
  const days = useDays(token);
  const [reads, writes] = [token.scopes.includes('read'), token.scopes.includes('write')];
  return (
    <tr>
      <Cell className="w-full">
        <span className="block font-medium break-words">{token.name}</span>
        <span className="block text-sm text-soft">
          {reads && writes ? t('tokens.list.may_both') : writes ? t('tokens.list.may_write') : t('tokens.list.may_read')}
        </span>
        <span className="block text-sm text-soft md:hidden">{t('tokens.list.in_words', days)}</span>
      </Cell>
      {[days.made, days.used, days.end].map((text, index) => (
        <Cell key={['made', 'used', 'ends'][index]} className="hidden md:table-cell whitespace-nowrap">
          {text}
        </Cell>
      ))}
      {onRevoke && (
        <Cell>
          <Button onClick={() => onRevoke(token)}>
            {t('tokens.list.revoke')}
            <span className="sr-only"> ({token.name})</span>
          </Button>
        </Cell>
      )}
    </tr>
  );
}
