import type { Checkin } from '../../../../src/contract/checkin.ts';
import { usePerson } from '../../app/session.ts';
import { CheckinForm } from './checkin-form.tsx';

interface WeekFormProps {
  /** Its Monday. */
  readonly week: string;
  readonly kept: Checkin | undefined;
  /** The one before it, to be seen beside it. */
  readonly before: Checkin | undefined;
}

/** The form of a week. It begins anew when the week is removed, and when that is undone: what stands in it is then what is kept. */
export function WeekForm({ week, kept, before }: WeekFormProps) {
  const { id: user } = usePerson();
  return <CheckinForm key={`${week} ${kept === undefined ? 'open' : 'kept'}`} user={user} week={week} kept={kept} before={before} />;
}
