import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

interface CardProps {
  /** Its heading; a card without one is only a frame. */
  readonly title?: string;
  /** Beside the heading: a link, a count. */
  readonly aside?: ReactNode;
  /** Rows bring their own padding. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A frame around what belongs together, with its heading as h2. */
export function Card({ title, aside, flush = false, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={classNames('bg-card border border-line rounded-lg min-w-0', className)}
    >
      {title !== undefined && (
        <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-4 md:px-6">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {aside}
        </header>
      )}
      <div className={flush ? 'pt-2' : 'p-4 md:px-6'}>{children}</div>
    </section>
  );
}
