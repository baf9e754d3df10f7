import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { listenToAmountsKey, showAmounts, useAmountsHidden, useIsAmountsKeyOn } from '../../i18n/shown-amounts.ts';

/** Whether this browser shows amounts, and whether the key h hides them. */
export function AmountsOnScreen() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft max-w-text">{t('your_data.amounts.detail')}</p>
      <ChoiceChips
        label={t('your_data.amounts.label')}
        value={useAmountsHidden() ? 'hidden' : 'shown'}
        onChange={(chosen) => showAmounts(chosen === 'shown')}
        choices={[
          { value: 'shown', label: t('your_data.amounts.shown') },
          { value: 'hidden', label: t('your_data.amounts.hidden') },
        ]}
      />
      <ChoiceChips
        label={t('your_data.amounts.key')}
        value={useIsAmountsKeyOn() ? 'on' : 'off'}
        onChange={(chosen) => listenToAmountsKey(chosen === 'on')}
        choices={[
          { value: 'on', label: t('your_data.amounts.key_on') },
          { value: 'off', label: t('your_data.amounts.key_off') },
        ]}
      />
    </div>
  );
}
