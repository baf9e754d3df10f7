import { number } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';

const KILO = 1000;

/** A size as people say it: `640 kB`, `3.1 MB`. */
export const sizeText = (bytes: number): string =>
  bytes < KILO * KILO
    ? words.t('your_data.size.kilobytes', { size: number(Math.ceil(bytes / KILO)) })
    : words.t('your_data.size.megabytes', { size: number(Math.round(bytes / KILO / 100) / 10) });
