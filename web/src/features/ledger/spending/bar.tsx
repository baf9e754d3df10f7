import { classNames } from '../../../design/parts/class-names.ts';

interface BarProps {
  /** 0…1 of the whole length. */
  readonly share: number;
  /** Where the usual ends, 0…1; null when nothing is usual yet. */
  readonly usual: number | null;
  /** Not the whole of it yet: hatched, as everything uncertain. */
  readonly partial?: boolean;
  readonly upright?: boolean;
  /** Not looked at: paler. */
  readonly quiet?: boolean;
}

const percent = (share: number): string => `${Math.max(0, Math.min(1, share)) * 100}%`;

/** A bar with a mark where the usual ends. It says nothing that the figures beside it do not: screen readers skip it. */
export function Bar({ share, usual, partial = false, upright = false, quiet = false }: BarProps) {
  const long = upright ? 'height' : 'width';
  const start = upright ? 'bottom' : 'left';
  return (
    <div aria-hidden="true" className={classNames('relative', upright ? 'h-[7rem] w-4' : 'h-3 w-full')}>
      <div
        style={{ [long]: percent(share) }}
        className={classNames(
          'absolute bottom-0 left-0 rounded-sm',
          upright ? 'w-full' : 'h-full',
          partial ? 'hatched border border-accent' : quiet ? 'bg-accent opacity-55' : 'bg-accent',
        )}
      />
      {usual !== null && (
        <div
          style={{ [start]: percent(usual) }}
          className={classNames('absolute bg-ink', upright ? '-inset-x-1 h-[2px] translate-y-1/2' : '-inset-y-1 w-[2px] -translate-x-1/2')}
        />
      )}
    </div>
  );
}
