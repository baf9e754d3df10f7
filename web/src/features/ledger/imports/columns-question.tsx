import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COLUMN_ROLES, type ImportOptions, type ImportPreview, type ImportQuestion } from '../../../../../src/features/ledger/imports/contract.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Select } from '../../../design/parts/inputs.tsx';
import { said } from '../../../i18n/said.ts';

type Role = (typeof COLUMN_ROLES)[number];
type Roles = readonly (Role | null)[];

interface ColumnsQuestionProps {
  readonly question: ImportQuestion;
  readonly detected: ImportPreview['detected']['columns'];
  readonly onAnswer: (options: ImportOptions) => void;
}

/** Why the columns cannot be used as chosen, as the key of a sentence; undefined when they can. */
function faultOf(roles: Roles): 'columns_missing' | 'columns_twice' | undefined {
  const chosen = roles.filter((role) => role !== null);
  if (new Set(chosen).size < chosen.length) return 'columns_twice';
  const has = (role: Role) => chosen.includes(role);
  return has('date') && (has('amount') || (has('debit') && has('credit'))) ? undefined : 'columns_missing';
}

/** What each column of a CSV is, said by the person: a picker for each, beside its name. */
export function ColumnsQuestion({ question, detected, onAnswer }: ColumnsQuestionProps) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState<Roles>(detected.map(({ role }) => role));
  const [fault, setFault] = useState<'columns_missing' | 'columns_twice'>();
  const submit = () => {
    const wrong = faultOf(roles);
    setFault(wrong);
    if (wrong !== undefined) return;
    const columns = Object.fromEntries(roles.flatMap((role, place) => (role === null ? [] : [[role, detected[place]?.index ?? place]])));
    onAnswer({ columns });
  };
  return (
    <Card title={said(question.question)} className="border-accent">
      <div className="flex flex-col gap-4">
        <p className="text-soft">{t('imports.question.columns_hint')}</p>
        {question.example !== '' && (
          <code className="block overflow-x-auto whitespace-pre bg-sunken rounded-md px-3 py-2 text-sm">{question.example}</code>
        )}
        <div className="grid md:grid-cols-2 lg:grid-cols-3 gap-3">
          {detected.map(({ index, header }, place) => (
            <Field key={index} label={header ?? t('imports.question.column', { place: index + 1 })}>
              <Select
                value={roles[place] ?? ''}
                onChange={(event) => setRoles(roles.with(place, COLUMN_ROLES.find((role) => role === event.target.value) ?? null))}
              >
                <option value="">{t('imports.role.none')}</option>
                {COLUMN_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {t(`imports.role.${role}`)}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
        {fault !== undefined && (
          <p role="alert" className="text-danger">
            {t(`imports.question.${fault}`)}
          </p>
        )}
        <Button kind="primary" onClick={submit} className="self-start">
          {t('imports.question.use_columns')}
        </Button>
      </div>
    </Card>
  );
}
