import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { dayNumber, isoDay } from '../../../../src/core/calendar/day.ts';
import { dayBegins, zoneClock } from '../../../../src/core/calendar/zone-clock.ts';
import { blockAddress } from '../../../../src/features/admin/addresses/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { FormFoot } from '../../design/parts/form-foot.tsx';
import { DateInput, TextInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { say } from '../../design/parts/toast.tsx';

interface BlockAddressProps {
  /** Which address; empty for one that is still to be written; undefined closes it. */
  readonly address: string | undefined;
  readonly onClose: () => void;
  readonly onUndo: (blockId: number) => void;
}

/** A week is long enough for whoever tries numbers to go elsewhere, and short enough for whoever has the address next. */
const USUAL_DAYS = 7;
const DAYS_MOST = 365;

/** The form that blocks an address until the end of a day. What it does can be undone. */
export function BlockAddress({ address, onClose, onUndo }: BlockAddressProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={address !== undefined} onClose={onClose} title={t('admin.block.title')} description={t('admin.block.detail')}>
      <BlockForm address={address ?? ''} onClose={onClose} onUndo={onUndo} />
    </Sheet>
  );
}

function BlockForm({ address, onClose, onUndo }: BlockAddressProps) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const today = dayNumber(useToday());
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { ip_address: address ?? '', ends_at: isoDay(today + USUAL_DAYS), reason: '' },
  });
  const block = useAction(blockAddress, {
    onDone: ({ id, ip_address }) => {
      say(t('admin.block.done', { address: ip_address }), () => onUndo(id));
      onClose();
    },
  });
  const submit = handleSubmit(async ({ ip_address, ends_at, reason }) => {
    setProblem(undefined);
    // Until the end of that day, where the administrator is.
    const end = new Date(dayBegins(dayNumber(ends_at) + 1, zoneClock(time_zone))).toISOString();
    await block
      .mutateAsync({ body: { ip_address: ip_address.trim(), ends_at: end, reason: reason.trim() } })
      .catch((error: unknown) => setProblem(placeProblem(error, setError, ['ip_address', 'ends_at', 'reason'])));
  });
  const { errors } = formState;
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('admin.addresses.address')} hint={t('admin.block.address_hint')} error={errors.ip_address?.message}>
        <TextInput
          maxLength={45}
          autoComplete="off"
          spellCheck={false}
          {...register('ip_address', { validate: (text) => text.trim() !== '' || t('admin.block.missing_address') })}
        />
      </Field>
      <Field label={t('admin.block.last_day')} error={errors.ends_at?.message}>
        <DateInput min={isoDay(today)} max={isoDay(today + DAYS_MOST)} {...register('ends_at', { required: t('admin.block.missing_day') })} />
      </Field>
      <Field label={t('admin.block.reason')} hint={t('admin.block.reason_hint')} error={errors.reason?.message}>
        <TextInput
          maxLength={500}
          autoComplete="off"
          {...register('reason', { validate: (text) => text.trim() !== '' || t('admin.block.missing_reason') })}
        />
      </Field>
      <FormFoot>
        <Button kind="primary" type="submit" busy={block.isPending}>
          {t('admin.block.submit')}
        </Button>
      </FormFoot>
    </Form>
  );
}
