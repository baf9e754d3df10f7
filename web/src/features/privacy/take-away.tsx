import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportAll } from '../../../../src/features/privacy/contract.ts';
import { callZip } from '../../api.ts';
import { saveBlob } from '../../app/save-file.ts';
import { Button } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { sizeText } from './size-text.ts';

type State =
  | { readonly at: 'rest' }
  | { readonly at: 'going'; readonly bytes: number }
  | { readonly at: 'done'; readonly bytes: number }
  | { readonly at: 'broken'; readonly error: unknown };

/** `mingus-export-2025-06-11.zip`, by the day of this device. */
const nameOf = (today: Date): string =>
  `mingus-export-${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}-${String(today.getDate()).padStart(2, '0')}.zip`;

/** Downloads everything of the person, telling how much has come. */
export function TakeAway() {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ at: 'rest' });
  const take = async () => {
    setState({ at: 'going', bytes: 0 });
    try {
      const blob = await callZip(exportAll, (bytes) => setState({ at: 'going', bytes }));
      saveBlob(nameOf(new Date()), blob);
      setState({ at: 'done', bytes: blob.size });
    } catch (error) {
      setState({ at: 'broken', error });
    }
  };
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-soft max-w-text">{t('your_data.take.detail')}</p>
      <Button kind="primary" busy={state.at === 'going'} onClick={() => void take()}>
        {t('your_data.take.button')}
      </Button>
      <p role="status" className="figures">
        {state.at === 'going' && t('your_data.take.going', { size: sizeText(state.bytes) })}
        {state.at === 'done' && t('your_data.take.done', { size: sizeText(state.bytes) })}
      </p>
      {state.at === 'broken' && <FormProblem error={state.error} />}
      {state.at === 'broken' && <p className="text-soft max-w-text">{t('your_data.take.broken')}</p>}
    </div>
  );
}
