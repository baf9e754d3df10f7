import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsWide } from '../../../design/look.ts';
import { Button } from '../../../design/parts/button.tsx';
import { IconButton } from '../../../design/parts/button.tsx';
import { Sheet } from '../../../design/parts/sheet.tsx';
import { ForecastPicture } from '../forecast-picture.tsx';
import { ComparisonSentence } from './comparison.tsx';
import { WhatIfPanel } from './what-if-panel.tsx';

interface WhatIfPlaceProps extends ComponentProps<typeof WhatIfPanel> {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Where the panel stands: beside the line on a desk, over it on a phone; and a line in its place while it is closed over wishes. */
export function WhatIfPlace({ open, onOpen, ...panel }: WhatIfPlaceProps) {
  const { t } = useTranslation();
  const isWide = useIsWide();
  const { whatIf, base } = panel;
  const title = t('forecast.what_if.title');
  if (!isWide)
    return (
      <>
        {!open && <ClosedPanel onOpen={onOpen} {...panel} />}
        <Sheet open={open} onClose={() => onOpen(false)} title={title}>
          {whatIf.wished && (
            <div className="pb-4">
              <ForecastPicture points={base.points} other={whatIf.wished.points} forecast={base} height={160} />
            </div>
          )}
          {/* What is said of it, with the way back, would lie behind the sheet. */}
          <WhatIfPanel {...panel} onKept={() => onOpen(false)} />
        </Sheet>
      </>
    );
  if (!open) return <ClosedPanel onOpen={onOpen} {...panel} />;
  return (
    <section
      aria-label={title}
      className="bg-card border border-accent rounded-lg p-4 flex flex-col gap-2 sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-lg">{title}</h2>
        <IconButton icon="close" label={t('common.close')} onClick={() => onOpen(false)} className="-mr-2" />
      </div>
      <WhatIfPanel {...panel} />
    </section>
  );
}

/** The panel is closed, but what was tried out in it still shows in the line. */
function ClosedPanel({ whatIf, base, onOpen }: Pick<WhatIfPlaceProps, 'whatIf' | 'base' | 'onOpen'>) {
  const { t } = useTranslation();
  if (whatIf.wished === undefined) return null;
  return (
    <div className="bg-card border border-accent rounded-lg p-4 md:px-6 flex flex-col items-start gap-3">
      <p className="font-medium max-w-text">
        <ComparisonSentence base={base} wished={whatIf.wished} />
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onOpen(true)}>{t('forecast.what_if.open')}</Button>
        <Button onClick={() => whatIf.forget(whatIf.wishes.map(({ key }) => key))}>{t('forecast.what_if.forget')}</Button>
      </div>
    </div>
  );
}
