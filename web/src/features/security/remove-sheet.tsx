import { useTranslation } from 'react-i18next';
import { Button } from '../../design/parts/button.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { FormProblem } from '../../design/parts/states.tsx';

interface RemoveSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly detail: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onRemove: () => void;
}

/** Asks once before something goes that cannot be brought back by an undo. */
export function RemoveSheet({ open, onClose, title, detail, busy, error, onRemove }: RemoveSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} onClose={onClose} title={title} description={detail}>
      <div className="flex flex-col gap-4">
        <FormProblem error={error} />
        <div className="flex flex-wrap gap-3 justify-between">
          <Button kind="danger" busy={busy} onClick={onRemove}>
            {t('common.remove')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Sheet>
  );
}
