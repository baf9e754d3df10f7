import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../../src/features/ledger/imports/contract.ts';
import { list } from '../../../i18n/format.ts';

/** What the file was taken for, for whoever wonders: folded, because most need not. */
export function ReadAs({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const { date_order, decimal_mark, columns, delimiter } = preview.detected;
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
  const delimiterName = Object.entries(names).find(([mark]) => mark === delimiter)?.[1];
  const described = columns.flatMap(({ index, header, role }) =>
    role === null
      ? []
      : [
          header === null
            ? t('imports.read_as.column', { place: index + 1, role: t(`imports.role.${role}`) })
            : t('imports.read_as.column_named', { name: header, role: t(`imports.role.${role}`) }),
        ],
  );
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('imports.read_as.format'), t(`imports.read_as.${preview.format}`)],
    [t('imports.read_as.encoding'), preview.encoding],
    ...(delimiterName === undefined ? [] : [[t('imports.read_as.delimiter'), t(`imports.question.delimiter.${delimiterName}`)] as const]),
    ...(date_order === null ? [] : [[t('imports.read_as.date_order'), t(`imports.read_as.${date_order}`)] as const]),
    ...(decimal_mark === null
      ? []
      : [[t('imports.read_as.decimal_mark'), decimal_mark === '.' ? t('imports.read_as.point') : t('imports.read_as.comma')] as const]),
    ...(described.length === 0 ? [] : [[t('imports.read_as.columns'), list(described)] as const]),
  ];
  return (
    <details className="bg-card border border-line rounded-lg">
      <summary className="flex items-center min-h-touch px-4 md:px-6 font-medium">{t('imports.read_as.summary')}</summary>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 px-4 md:px-6 pb-4">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
