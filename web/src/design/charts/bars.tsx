import { classNames } from '../parts/class-names.ts';

/** One bar: its name, and how much of the whole height it takes, 0…1; null where there is nothing to show. */
export interface BarOf {
  readonly name: string;
  readonly share: number | null;
}

interface BarsProps {
  /** What the bars show, for those who do not see them. */
  readonly label: string;
  readonly bars: readonly BarOf[];
  /** What the whole height is, in words. */
  readonly mostText: string;
  readonly leastText: string;
}

/** More names than this do not stand beside each other on a phone. */
const NAMES_MOST = 8;

/**
 * Bars beside each other, each with its name under it; of many bars only some are named. Where there is nothing to show stands a thin line. It is a picture with one
 * label: put its table beside it.
 */
export function Bars({ label, bars, mostText, leastText }: BarsProps) {
  const every = Math.ceil(bars.length / NAMES_MOST);
  return (
    <figure role="img" aria-label={label} className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-1 text-sm text-soft">
      <div className="figures flex flex-col justify-between text-right" aria-hidden="true">
        <span>{mostText}</span>
        <span>{leastText}</span>
      </div>
      <div className="flex items-end h-[8rem] border-y border-line min-w-0" aria-hidden="true">
        {bars.map(({ name, share }) => (
          <div key={name} className="flex-1 flex items-end justify-center h-full min-w-0 px-[2px]">
            <div
              style={share === null ? undefined : { height: `${Math.max(0, Math.min(1, share)) * 100}%` }}
              className={classNames('w-full max-w-12 rounded-t-sm', share === null ? 'h-[2px] bg-line' : 'bg-series-1')}
            />
          </div>
        ))}
      </div>
      <div className="col-start-2 flex min-w-0" aria-hidden="true">
        {bars.map(({ name }, index) => (
          <span key={name} className={classNames('flex-1 min-w-0 text-center', every > 1 ? 'whitespace-nowrap' : 'wrap-normal')}>
            {index % every === 0 ? name : ''}
          </span>
        ))}
      </div>
    </figure>
  );
}
