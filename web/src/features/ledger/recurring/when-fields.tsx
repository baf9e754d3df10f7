import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FREQUENCIES } from '../../../../../src/features/ledger/recurring/contract.ts';
import { Field } from '../../../design/parts/field.tsx';
import { DateInput, Select } from '../../../design/parts/inputs.tsx';
import { dayText, list } from '../../../i18n/format.ts';
import { weekdayName, WEEKDAYS } from './calendar-names.ts';
import { nextDays } from './next-days.ts';
import { type Place, type RecurringFormFields, scheduleOf } from './recurring-fields.ts';

interface WhenFieldsProps {
  readonly today: string;
  /** Whether an item that is there is changed. */
  readonly changing: boolean;
  readonly onStartsOn: (day: string) => void;
}

const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, index) => index + 1);

/** When it comes back: how often, from when, and of the details only those that belong to the frequency; below them the days that follow from it. */
export function WhenFields({ today, changing, onStartsOn }: WhenFieldsProps) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<RecurringFormFields>();
  const { errors } = formState;
  return (
    <>
      <div className="grid grid-cols-2 gap-x-3 gap-y-4 [&>*]:min-w-0">
        <Field label={t('recurring.form.frequency')}>
          <Select {...register('frequency')}>
            {FREQUENCIES.map((frequency) => (
              <option key={frequency} value={frequency}>
                {t(`recurring.frequency.${frequency}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={changing ? t('recurring.form.starts_on') : t('recurring.form.starts_on_next')} error={errors.starts_on?.message}>
          <DateInput
            {...register('starts_on', {
              required: t('recurring.form.missing_day'),
              onChange: (event: { target: { value: string } }) => onStartsOn(event.target.value),
            })}
          />
        </Field>
        <Details changing={changing} />
      </div>
      <Preview today={today} />
    </>
  );
}

function Details({ changing }: { readonly changing: boolean }) {
  const { t } = useTranslation();
  const { register, control, formState } = useFormContext<RecurringFormFields>();
  const frequency = useWatch({ control, name: 'frequency' });
  switch (frequency) {
    case 'weekly':
      return <WeekdayField />;
    case 'biweekly':
      // The next day of a new item says which of the two weeks it is; only where the first day is long ago does it need a day of its own.
      return (
        changing && (
          <Field label={t('recurring.form.anchor')} hint={t('recurring.form.anchor_hint')} error={formState.errors.anchor_date?.message}>
            <DateInput {...register('anchor_date', { required: t('recurring.form.missing_day') })} />
          </Field>
        )
      );
    case 'semimonthly':
      return <TwoDays />;
    default:
      return <PlaceFields />;
  }
}

function WeekdayField() {
  const { t } = useTranslation();
  const { register } = useFormContext<RecurringFormFields>();
  return (
    <Field label={t('recurring.form.weekday')}>
      <Select {...register('weekday')}>
        {WEEKDAYS.map((weekday) => (
          <option key={weekday} value={weekday}>
            {weekdayName(weekday)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function TwoDays() {
  const { t } = useTranslation();
  const { register, formState, getValues } = useFormContext<RecurringFormFields>();
  return (
    <>
      <Field label={t('recurring.form.first_day')}>
        <Select {...register('first_day')}>
          <DayOptions />
        </Select>
      </Field>
      <Field label={t('recurring.form.second_day')} hint={t('recurring.form.day_hint')} error={formState.errors.second_day?.message}>
        <Select {...register('second_day', { validate: (day) => day !== getValues('first_day') || t('recurring.form.same_days') })}>
          <DayOptions />
        </Select>
      </Field>
    </>
  );
}

function DayOptions() {
  const { t } = useTranslation();
  return DAYS_OF_MONTH.map((day) => (
    <option key={day} value={day}>
      {t('recurring.words.ordinal', { count: day, ordinal: true })}
    </option>
  ));
}

const PLACES: readonly Place[] = ['day', 'last', 'nth'];
/** Every month has this many days. */
const SHORTEST_MONTH = 28;
const NTHS = ['1', '2', '3', '4', '5'] as const;

function PlaceFields() {
  const { t } = useTranslation();
  const { register, control } = useFormContext<RecurringFormFields>();
  const [place, day] = useWatch({ control, name: ['place', 'day_of_month'] });
  return (
    <>
      <Field label={t('recurring.form.place')}>
        <Select {...register('place')}>
          {PLACES.map((choice) => (
            <option key={choice} value={choice}>
              {t(`recurring.form.place_${choice}`)}
            </option>
          ))}
        </Select>
      </Field>
      {place === 'day' && (
        <Field label={t('recurring.form.day_of_month')} hint={Number(day) > SHORTEST_MONTH ? t('recurring.form.day_hint') : undefined}>
          <Select {...register('day_of_month')}>
            <DayOptions />
          </Select>
        </Field>
      )}
      {place === 'nth' && (
        <>
          <Field label={t('recurring.form.nth')}>
            <Select {...register('nth')}>
              {NTHS.map((nth) => (
                <option key={nth} value={nth}>
                  {t(`recurring.words.place_${nth}`)}
                </option>
              ))}
              <option value="-1">{t('recurring.words.place_last')}</option>
            </Select>
          </Field>
          <WeekdayField />
        </>
      )}
    </>
  );
}

const SHOWN = 3;

/** The next three days, so that a rule can be checked against a calendar before it is kept. */
function Preview({ today }: { readonly today: string }) {
  const { t } = useTranslation();
  const { control, getValues } = useFormContext<RecurringFormFields>();
  // Anything of the form may move the days.
  useWatch({ control });
  const schedule = scheduleOf(getValues());
  if (schedule === undefined) return null;
  const days = nextDays(schedule, today, SHOWN);
  return (
    <p role="status" className="rounded-md bg-sunken px-3 py-2">
      {days.length === 0 ? t('recurring.form.preview_none') : t('recurring.form.preview', { days: list(days.map((day) => dayText(day, today))) })}
    </p>
  );
}
