import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayNumber } from '../../../../src/core/calendar/day.ts';
import type { Cents } from '../../../../src/core/money/cents.ts';
import { dayText } from '../../i18n/format.ts';
import { Money } from '../parts/money.tsx';
import { Skeleton } from '../parts/states.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import type { ForecastDay, ForecastDayItem, ForecastSeries } from './forecast-series.ts';

const drawing = () => import('./forecast-canvas.tsx').then((module) => ({ default: module.ForecastCanvas }));
const ForecastCanvas = lazy(drawing);
// Whoever has this file is going to draw: what draws comes while the figures are on their way.
drawing().catch(() => undefined);

interface ForecastLineProps {
  readonly points: readonly ForecastDay[];
  /** The same days if something were otherwise: a second line, dashed. */
  readonly other?: readonly ForecastDay[] | undefined;
  readonly currency: string;
  /** From here up a balance is healthy. */
  readonly buffer: Cents;
  /** ISO day of the lowest balance. */
  readonly lowestOn: string;
  /** What the line shows, for those who do not see it. */
  readonly label: string;
  readonly height?: number;
  /** The day to begin walking at, an ISO day; told back by `onDay`. */
  readonly day?: string | undefined;
  readonly onDay?: (day: string) => void;
}

/**
 * A balance day by day: its colour changes where it crosses zero and the buffer, its lowest day is marked. Pointer, finger, and arrow keys walk the days
 * (Page Up and Down by weeks, Home and End), and the line below reads out the day. With a second line
 * it has a legend, and reads out both. Put a table of the same days beside it.
 */
export function ForecastLine({ points, other, currency, buffer, lowestOn, label, height = 260, day, onDay }: ForecastLineProps) {
  const { t } = useTranslation();
  const { walked, setWalked, report } = useWalk(day, onDay);
  const first = useMemo(
    () => ({
      days: points.map((point) => dayNumber(point.date)),
      balances: points.map((point) => point.closing_balance),
      buffer,
      lowest: points.findIndex((point) => point.date === lowestOn),
      currency,
      words: {
        buffer: t('forecast.line.buffer'),
        lowest: (name: string) => t('forecast.line.lowest', { day: name }),
        other: t('forecast.line.other'),
      },
    }),
    [points, buffer, lowestOn, currency, t],
  );
  const series = useMemo<ForecastSeries>(() => ({ ...first, other: other?.map((point) => point.closing_balance) ?? null }), [first, other]);
  const chosen = points.findIndex((point) => point.date === day);
  const at = walked ?? (chosen === -1 ? Math.max(0, series.lowest) : chosen);
  const point = points[at];
  const walk = (to: number) => {
    setWalked(to);
    const next = points[to];
    if (next) report(next.date);
  };
  const keys = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, at, points.length);
    if (to === undefined) return;
    event.preventDefault();
    walk(to);
  };
  return (
    <figure className="flex flex-col gap-2 min-w-0">
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={at}
        aria-valuetext={point && dayText(point.date, points[0]?.date)}
        onKeyDown={keys}
        style={{ minHeight: height }}
        className="rounded-md"
      >
        <Suspense fallback={<Skeleton className="h-full" />}>
          <ForecastCanvas
            series={series}
            height={height}
            walked={walked ?? (chosen === -1 ? null : chosen)}
            onWalk={(index) => index !== null && setWalked(index)}
          />
        </Suspense>
      </div>
      {other !== undefined && <Legend />}
      {point && <DayReadout point={point} other={other?.[at]} currency={currency} near={points[0]?.date} />}
    </figure>
  );
}

// Browsers refuse an address that changes with every repeat of a key: it follows when the walk rests.
const REST_MS = 250;

/** Where the walk is. A day that comes from outside (the calendar, the address) ends it; the one that the walk itself told does not. */
function useWalk(day: string | undefined, onDay: ((day: string) => void) | undefined) {
  const [walked, setWalked] = useState<number | null>(null);
  const [told, setTold] = useState({ day, byWalk: day });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (day !== told.day) {
    setTold({ day, byWalk: undefined });
    if (day !== told.byWalk) setWalked(null);
  }
  const report = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTold((before) => ({ ...before, byWalk: next }));
      onDay?.(next);
    }, REST_MS);
  };
  return { walked, setWalked, report };
}

const WEEK = 7;

function placeAfter(key: string, at: number, length: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: WEEK,
    PageDown: -WEEK,
    Home: -length,
    End: length,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.min(length - 1, Math.max(0, at + step));
}

/** Which line is which. */
function Legend() {
  const { t } = useTranslation();
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <span className="inline-flex items-center gap-2">
        <Stroke className="text-healthy" />
        {t('forecast.line.as_is')}
      </span>
      <span className="inline-flex items-center gap-2">
        <Stroke className="text-series-3" dashes="7 4" />
        {t('forecast.line.other')}
      </span>
    </p>
  );
}

function Stroke({ className, dashes }: { readonly className: string; readonly dashes?: string }) {
  return (
    <svg width="32" height="8" aria-hidden="true" className={className}>
      <line x1="0" y1="4" x2="32" y2="4" stroke="currentColor" strokeWidth="2.5" strokeDasharray={dashes} />
    </svg>
  );
}

interface DayReadoutProps {
  readonly point: ForecastDay;
  readonly other: ForecastDay | undefined;
  readonly currency: string;
  readonly near: string | undefined;
}

function DayReadout({ point, other, currency, near }: DayReadoutProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <figcaption id={id} aria-live="polite" className="min-h-[3.25rem] flex flex-col gap-1">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{dayText(point.date, near)}</span>
        <Money amount={point.closing_balance} currency={currency} balance className="text-lg font-strong" />
        <StatusMark status={point.status} />
        {other && (
          <span className="text-series-3">
            {t('forecast.line.other')} <Money amount={other.closing_balance} currency={currency} className="font-strong" />
          </span>
        )}
      </span>
      <span className="flex flex-wrap gap-x-4 text-sm text-soft">
        {point.items.map((item, index) => (
          // Two equal items of one day are told apart by their place alone.
          <ReadItem key={index} item={item} />
        ))}
      </span>
    </figcaption>
  );
}

function ReadItem({ item }: { readonly item: ForecastDayItem }) {
  const { t } = useTranslation();
  return (
    <span className={item.about === true ? 'italic' : undefined}>
      {item.name} {item.about === true && `${t('forecast.about')} `}
      <Money amount={item.amount} signed />
    </span>
  );
}
