import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface TableProps {
  /** What the table holds, read out before it. */
  readonly caption: string;
  readonly children: ReactNode;
  /** Keeps a long table in a window of its own with the head in sight. */
  readonly tall?: boolean;
  /** Smaller text on phones, for tables of many figures. */
  readonly dense?: boolean;
}

/** A table as wide as its card; what does not fit scrolls sideways inside it, by keyboard too. */
export function Table({ caption, children, tall = false, dense = false }: TableProps) {
  return (
    <section aria-label={caption} tabIndex={0} className={classNames('relative overflow-x-auto', tall && 'max-h-[32rem] overflow-y-auto')}>
      <table className={classNames('w-full', dense && 'text-sm md:text-base')}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** A cell of the head. `figures` for columns of numbers. */
export function HeadCell({ figures = false, className, ...rest }: ComponentProps<'th'> & { readonly figures?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames(
        'sticky top-0 bg-card px-2 lg:px-3 py-2 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6 text-sm font-medium text-soft border-b border-line lg:whitespace-nowrap',
        figures ? 'text-right' : 'text-left',
        className,
      )}
    />
  );
}

/** A cell of the body. `figures` sets numbers to the right in tabular figures. */
export function Cell({ figures = false, className, ...rest }: ComponentProps<'td'> & { readonly figures?: boolean }) {
  return (
    <td
      {...rest}
      className={classNames(
        'px-2 lg:px-3 py-2 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6 border-b border-line align-baseline',
        figures && 'figures text-right',
        className,
      )}
    />
  );
}
