import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from './states.tsx';

interface FormProps {
  /** What `handleSubmit` of react-hook-form answers. */
  readonly onSubmit: (event: FormEvent) => Promise<void>;
  /** A problem that no single field explains; stands over the fields. */
  readonly problem?: unknown;
  readonly children: ReactNode;
}

/** Fields under each other. The browser's own complaints are off: ours stand beside the fields and are read out. */
export function Form({ onSubmit, problem, children }: FormProps) {
  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      <FormProblem error={problem} />
      {children}
    </form>
  );
}
