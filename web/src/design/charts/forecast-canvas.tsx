import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import type uPlot from 'uplot';
import { useAmountsHidden } from '../../i18n/shown-amounts.ts';
import { useShownTheme } from '../look.ts';
import { dataOf, drawForecast } from './forecast-plot.ts';
import type { ForecastSeries } from './forecast-series.ts';

interface ForecastCanvasProps {
  readonly series: ForecastSeries;
  readonly height: number;
  /** The day walked to by keyboard, by its place; null when none is. */
  readonly walked: number | null;
  readonly onWalk: (index: number | null) => void;
}

/** The drawing itself, in a chunk of its own. It says nothing to screen readers: ForecastLine around it does. */
export function ForecastCanvas({ series, height, walked, onWalk }: ForecastCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const theme = useShownTheme();
  const isHidden = useAmountsHidden();
  const latest = useRef({ onWalk, walked, series });
  latest.current = { onWalk, walked, series };

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const drawn = drawForecast(
      element,
      () => latest.current.series,
      { width: element.clientWidth, height },
      {
        onWalk: (index) => latest.current.onWalk(index),
        // Before the first drawing the places of days are not known.
        onReady: () => {
          plot.current = drawn;
          walkTo(drawn, latest.current.series, latest.current.walked);
        },
      },
    );
    const resized = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [height]);

  // Other figures need no other drawing: making one anew takes ten times as long.
  useEffect(() => plot.current?.setData(dataOf(series)), [series]);

  // Neither is read here, but a change of it must redraw: the theme the colours, hidden amounts what stands at the axis.
  useEffect(() => plot.current?.redraw(false, true), [theme, isHidden]);

  useEffect(() => {
    if (plot.current !== null) walkTo(plot.current, series, walked);
  }, [walked, series]);

  return <div ref={place} aria-hidden="true" className="w-full" />;
}

function walkTo(plot: uPlot, series: ForecastSeries, index: number | null): void {
  const day = index === null ? undefined : series.days[index];
  if (day !== undefined && plot.cursor.idx !== index) plot.setCursor({ left: plot.valToPos(day, 'x'), top: 0 }, false);
}
