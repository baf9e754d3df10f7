import { useMemo } from 'react';

interface TrendLineProps {
  /** What the line shows, for those who do not see it. */
  readonly label: string;
  /** The oldest first, evenly spaced; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** The ends of the scale, in words beside it. */
  readonly min: number;
  readonly max: number;
  readonly minText: string;
  readonly maxText: string;
  /** Under the first and the last value. */
  readonly fromText: string;
  readonly toText: string;
}

const WIDE = 1000;
const HIGH = 100;

/** Places in the picture: the scale upwards, half a step in from either side. */
function placesOf(values: readonly (number | null)[], min: number, max: number) {
  const step = WIDE / Math.max(1, values.length);
  return values.map((value, index) =>
    value === null ? null : { x: (index + 0.5) * step, y: HIGH - (HIGH * (value - min)) / Math.max(Number.EPSILON, max - min) },
  );
}

/** A line through values that stand next to each other; a gap interrupts it. */
function lineThrough(places: ReturnType<typeof placesOf>): string {
  let path = '';
  for (const [index, place] of places.entries()) {
    if (place === null) continue;
    const before = places[index - 1] ?? null;
    path += `${before === null ? 'M' : 'L'}${place.x.toFixed(1)} ${place.y.toFixed(2)}`;
  }
  return path;
}

/**
 * A figure week by week, or answer by answer: dots, and a line between those that stand next to each other. Nothing is drawn where nothing was
 * recorded. It is a picture with one label: put its table beside it.
 */
export function TrendLine({ label, values, min, max, minText, maxText, fromText, toText }: TrendLineProps) {
  const { line, dots } = useMemo(() => {
    const places = placesOf(values, min, max);
    return {
      line: lineThrough(places),
      dots: places.flatMap((place) => (place === null ? [] : [`M${place.x.toFixed(1)} ${place.y.toFixed(2)}h0`])).join(''),
    };
  }, [values, min, max]);
  return (
    <figure role="img" aria-label={label} className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-1">
      <div className="figures flex flex-col justify-between text-sm text-soft text-right" aria-hidden="true">
        <span>{maxText}</span>
        <span>{minText}</span>
      </div>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true" className="w-full min-w-0 h-[10rem] overflow-visible">
        <path d={`M0 0H${WIDE}M0 ${HIGH / 2}H${WIDE}M0 ${HIGH}H${WIDE}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
        <path d={line} fill="none" className="stroke-series-1" strokeWidth={2} strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
        <path d={dots} className="stroke-series-1" strokeWidth={values.length > 60 ? 4 : 7} strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      </svg>
      <div className="col-start-2 flex justify-between gap-2 text-sm text-soft" aria-hidden="true">
        <span>{fromText}</span>
        <span>{toText}</span>
      </div>
    </figure>
  );
}
