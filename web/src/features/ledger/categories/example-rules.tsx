import { useTranslation } from 'react-i18next';

/** Three made-up rules for the empty page, which labels them as an example. */
export function ExampleRules() {
  const { t } = useTranslation();
  const rows = [
    [t('categories.rules.example.diner'), t('categories.dining')],
    [t('categories.rules.example.pharmacy'), t('categories.health')],
    [t('categories.rules.example.pool'), t('categories.entertainment')],
  ] as const;
  return (
    <ul className="flex flex-col divide-y divide-line max-w-text">
      {rows.map(([payee, category]) => (
        <li key={payee} className="flex justify-between gap-4 py-2">
          <span>{payee}</span>
          <span className="text-soft">{category}</span>
        </li>
      ))}
    </ul>
  );
}
