import { useTranslation } from 'react-i18next';
import { saveFile } from '../../app/save-file.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText } from '../../i18n/format.ts';

interface RecoveryCodesSheetProps {
  /** Undefined when there is nothing to show. */
  readonly codes: readonly string[] | undefined;
  readonly onKept: () => void;
}

/** Shows recovery codes the one time that they can be seen, and helps to keep them. */
export function RecoveryCodesSheet({ codes, onKept }: RecoveryCodesSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={codes !== undefined} onClose={onKept} title={t('security.codes.sheet')} description={t('security.codes.keep')}>
      {codes !== undefined && <Codes codes={codes} onKept={onKept} />}
    </Sheet>
  );
}

function Codes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTranslation();
  const { email, time_zone: zone } = usePerson();
  const text = `${[t('security.codes.file', { email, moment: momentText(new Date().toISOString(), zone) }), '', ...codes].join('\n')}\n`;
  return (
    <div className="flex flex-col gap-4">
      <div data-print-alone>
        <p className="sr-only print:not-sr-only">{text.split('\n')[0]}</p>
        <ol className="grid grid-cols-1 sm:grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-4 font-medium figures">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        {/* Copying takes https or a page of this computer; elsewhere the browser has no clipboard for pages. */}
        {'clipboard' in navigator && (
          <Button onClick={() => void navigator.clipboard.writeText(text).then(() => say(t('security.codes.copied')))}>
            {t('security.codes.copy')}
          </Button>
        )}
        <Button onClick={() => saveFile('mingus-recovery-codes.txt', text, 'text/plain')}>{t('security.codes.download')}</Button>
        <Button onClick={() => globalThis.print()}>{t('security.codes.print')}</Button>
      </div>
      <Button kind="primary" onClick={onKept}>
        {t('security.codes.kept')}
      </Button>
    </div>
  );
}
