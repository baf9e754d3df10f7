import { useTranslation } from 'react-i18next';
import {
  DATE_ORDERS,
  DECIMAL_MARKS,
  DELIMITERS,
  ENCODINGS,
  type ImportOptions,
  type ImportQuestion,
  SIGNS,
} from '../../../../../src/features/ledger/imports/contract.ts';
import { isCivilDay } from '../../../../../src/core/calendar/day.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { said } from '../../../i18n/said.ts';
import { dayText } from '../../../i18n/format.ts';

interface QuestionProps {
  readonly question: ImportQuestion;
  readonly onAnswer: (options: ImportOptions) => void;
}

/** Something that nothing in the file settles: the sentence, what stands there, and a button for each answer. */
export function Question({ question, onAnswer }: QuestionProps) {
  const { t } = useTranslation();
  return (
    <Card title={said(question.question)} className="border-accent">
      {question.example !== '' && <p className="text-soft mb-3">{t('imports.question.example', { example: question.example })}</p>}
      <div className="flex flex-wrap gap-3">
        {question.choices.map(({ value, means }) => (
          <Button key={value} onClick={() => onAnswer(answerOf(question, value))}>
            {isCivilDay(means) ? `${dayText(means)} ${means.slice(0, 4)}` : said(means)}
          </Button>
        ))}
      </div>
    </Card>
  );
}

const among = <Choice extends string>(choices: readonly Choice[], value: string): Choice | undefined => choices.find((choice) => choice === value);

/** The option that a choice of a question stands for. */
function answerOf({ option, example }: ImportQuestion, value: string): ImportOptions {
  switch (option) {
    case 'accounts':
      // The example of this question is the account's number in the file.
      return { accounts: { [example]: value === 'new' ? null : Number(value) } };
    case 'date_order':
      return { date_order: among(DATE_ORDERS, value) };
    case 'decimal_mark':
      return { decimal_mark: among(DECIMAL_MARKS, value) };
    case 'delimiter':
      return { delimiter: among(DELIMITERS, value) };
    case 'encoding':
      return { encoding: among(ENCODINGS, value) };
    case 'sign':
      return { sign: among(SIGNS, value) };
    case 'columns':
      return {};
  }
}
