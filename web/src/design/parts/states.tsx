import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api-problem.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { StatusShape } from './status-mark.tsx';
import { useLate } from './use-late.ts';

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the page will look like with data: drawn from example data, hidden from screen readers, labelled as an example. */
  readonly example?: ReactNode;
  /** The one next thing: a LinkButton or Button of kind primary. */
  readonly action: ReactNode;
}

/** A page or card with nothing in it yet: what it will be, and one button. */
export function EmptyState({ title, children, example, action }: EmptyStateProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="flex flex-col gap-2 max-w-text">
        <h2 className="text-xl">{title}</h2>
        <div className="text-soft">{children}</div>
      </div>
      {action}
      {example !== undefined && (
        <figure className="w-full rounded-lg border border-dashed border-edge p-4 mt-2">
          <figcaption className="text-sm text-soft mb-2">{t('common.example')}</figcaption>
          <div aria-hidden="true" inert className="opacity-80">
            {example}
          </div>
        </figure>
      )}
    </div>
  );
}

interface ErrorStateProps {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** What happened, what is safe, what to do: from a problem's own words, or Mingus's where the server could not speak. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div role="alert" className="flex flex-col items-start gap-3 rounded-lg border border-danger bg-card p-4 md:p-6 max-w-text">
      <p className="flex items-center gap-2 text-lg font-strong">
        <StatusShape status="danger" />
        {problem?.title ?? t('common.problem.unexpected_title')}
      </p>
      <p>{problem?.detail ?? t('common.problem.unexpected_detail')}</p>
      {retry && <Button onClick={retry}>{t('common.try_again')}</Button>}
      {problem?.request_id !== undefined && (
        <p className="text-sm text-soft">{t('common.problem.reference', { code: `${problem.code} ${problem.request_id}` })}</p>
      )}
    </div>
  );
}

/** A problem of a form that no single field explains. Nothing when there is no error. */
export function FormProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div role="alert" className="flex flex-col gap-1 rounded-md border border-danger bg-danger-soft px-3 py-2">
      <p className="flex items-center gap-2 font-medium">
        <StatusShape status="danger" />
        {problem?.title ?? t('common.problem.unexpected_title')}
      </p>
      <p className="text-sm">{problem?.detail ?? t('common.problem.unexpected_detail')}</p>
    </div>
  );
}

/** A grey place holder that appears only when waiting takes longer than 300 ms; until then it keeps the room, so that nothing jumps. */
export function Skeleton({ className }: { readonly className?: string }) {
  const late = useLate(300);
  return <div aria-hidden="true" className={classNames('rounded-md', late ? 'bg-sunken' : 'bg-transparent', className)} />;
}

/** A page that is loading: a line of text and a block, said once to screen readers. */
export function LoadingPage() {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{t('common.loading')}</span>
      <Skeleton className="h-8 max-w-text" />
      <Skeleton className="h-[18rem]" />
    </div>
  );
}
