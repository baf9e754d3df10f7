import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** primary: the one next thing of a page. secondary: other things to do. quiet: small things beside text. danger: what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const shared =
  'inline-flex items-center justify-center gap-2 min-h-touch rounded-md font-medium text-base text-center transition-colors disabled:opacity-55 aria-disabled:opacity-55 select-none';
const looks: Readonly<Record<ButtonKind, string>> = {
  primary: 'px-4 bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong',
  secondary: 'px-4 bg-card text-ink border border-edge enabled:hover:bg-sunken [a&]:hover:bg-sunken',
  quiet: 'px-3 text-accent enabled:hover:bg-accent-soft [a&]:hover:bg-accent-soft',
  danger: 'px-4 bg-card text-danger border border-danger enabled:hover:bg-danger-soft [a&]:hover:bg-danger-soft',
};

interface Looks {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
}

/** A button. While `busy` it cannot be pressed a second time, keeps its width, and says so to screen readers. */
export function Button({
  kind = 'secondary',
  icon,
  busy = false,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Looks & { readonly busy?: boolean }) {
  return (
    <button {...rest} type={type} disabled={disabled || busy} aria-busy={busy || undefined} className={classNames(shared, looks[kind], className)}>
      {icon && <Icon name={icon} className="-ml-1" />}
      {children}
    </button>
  );
}

/** A link to a file of the server that looks like a button: the browser takes it, and the page stays. */
export function AnchorButton({ kind = 'secondary', icon, className, children, ...rest }: ComponentProps<'a'> & Looks) {
  return (
    <a {...rest} className={classNames(shared, looks[kind], className)}>
      {icon && <Icon name={icon} className="-ml-1" />}
      {children}
    </a>
  );
}

/** A link that looks like a button: it goes somewhere (`to`, `search`, `params` of the router). */
export const LinkButton = createLink(AnchorButton);

/** A square button with only a drawing; `label` is its name. */
export function IconButton({ icon, label, className, ...rest }: ComponentProps<'button'> & { readonly icon: IconName; readonly label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classNames(
        'inline-flex items-center justify-center size-touch rounded-md text-soft hover:bg-sunken hover:text-ink disabled:opacity-40 transition-colors',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  );
}
