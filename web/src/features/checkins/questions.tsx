import { useTranslation } from 'react-i18next';
import { type CheckinAnswers, checkinAnswers } from '../../../../src/contract/checkin.ts';
import { boxLook } from '../../design/parts/inputs.tsx';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Field, useFieldIds } from '../../design/parts/field.tsx';
import { Scale } from '../../design/parts/scale.tsx';
import { AmountQuestion } from './amount-question.tsx';

const HOURS = [5, 6, 6.5, 7, 7.5, 8, 9] as const;
const MINUTES = [0, 15, 30, 60] as const;
const LEVELS = checkinAnswers.shape.physical_activity_level.unwrap().options;
const TYPES = checkinAnswers.shape.mindfulness_type.unwrap().options;
const NOTE_MOST = 500;

interface QuestionsProps {
  readonly answers: CheckinAnswers;
  readonly onAnswer: (change: Partial<CheckinAnswers>) => void;
}

/** The seven questions, each of which may be left out. */
export function Questions({ answers, onAnswer }: QuestionsProps) {
  const { t } = useTranslation();
  const ratings = (['stress_level', 'energy_level', 'mood_rating'] as const).map((name) => (
    <Scale
      key={name}
      label={t(`checkins.question.${name}`)}
      low={t(`checkins.low.${name}`)}
      high={t(`checkins.high.${name}`)}
      value={answers[name]}
      onChange={(value) => onAnswer({ [name]: value })}
    />
  ));
  return (
    <>
      <AmountQuestion
        label={t('checkins.question.sleep_hours')}
        choices={HOURS}
        other={t('checkins.form.other')}
        most={24}
        parts
        value={answers.sleep_hours}
        onChange={(sleep_hours) => onAnswer({ sleep_hours })}
      />
      {ratings}
      <AmountQuestion
        label={t('checkins.question.physical_activity_minutes')}
        choices={MINUTES}
        other={t('checkins.form.other')}
        most={10_080}
        value={answers.physical_activity_minutes}
        onChange={(physical_activity_minutes) => onAnswer({ physical_activity_minutes })}
      />
      {(answers.physical_activity_minutes ?? 0) > 0 && (
        <ChoiceChips
          label={t('checkins.question.physical_activity_level')}
          choices={LEVELS.map((value) => ({ value, label: t(`checkins.level.${value}`) }))}
          value={answers.physical_activity_level ?? undefined}
          onChange={(physical_activity_level) => onAnswer({ physical_activity_level })}
        />
      )}
      <AmountQuestion
        label={t('checkins.question.mindfulness_minutes')}
        choices={MINUTES}
        other={t('checkins.form.other')}
        most={10_080}
        value={answers.mindfulness_minutes}
        onChange={(mindfulness_minutes) => onAnswer({ mindfulness_minutes })}
      />
      {(answers.mindfulness_minutes ?? 0) > 0 && (
        <ChoiceChips
          label={t('checkins.question.mindfulness_type')}
          choices={TYPES.map((value) => ({ value, label: t(`checkins.type.${value}`) }))}
          value={answers.mindfulness_type ?? undefined}
          onChange={(mindfulness_type) => onAnswer({ mindfulness_type })}
        />
      )}
      <Scale
        label={t('checkins.question.relationships_rating')}
        low={t('checkins.low.relationships_rating')}
        high={t('checkins.high.relationships_rating')}
        value={answers.relationships_rating}
        onChange={(relationships_rating) => onAnswer({ relationships_rating })}
      />
      <Field label={t('checkins.question.relationships_notes')} optional hint={t('checkins.form.note_hint')}>
        <Note value={answers.relationships_notes ?? ''} onChange={(relationships_notes) => onAnswer({ relationships_notes })} />
      </Field>
    </>
  );
}

function Note({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <textarea
      {...useFieldIds()}
      rows={2}
      maxLength={NOTE_MOST}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`${boxLook} py-2`}
    />
  );
}
