import { useMemo } from 'react';

/** A week, or whatever a dot stands for. */
export interface ScatterDot {
  readonly x: number;
  readonly y: number;
}

/** A part of the picture from one side to a value, with the middle of its dots. */
export interface ScatterThird {
  /** Up to this value for the lower third, from this one on for the upper. */
  readonly edge: number;
  /** The height of the line that marks the middle. */
  readonly middle: number;
}

interface ScatterProps {
  /** What is to be seen, for those who do not see it. */
  readonly label: string;
  readonly dots: readonly ScatterDot[];
  /** Shaded at the left and at the right; null when nothing tells them apart. */
  readonly thirds: { readonly lower: ScatterThird; readonly upper: ScatterThird } | null;
  readonly xText: string;
  readonly yText: string;
  readonly ends: { readonly left: string; readonly right: string; readonly top: string; readonly bottom: string };
}

const WIDE = 1000;
const HIGH = 100;
/** Room at the sides, as a share of what the values span: a dot must not lie on the edge. */
const ROOM = 0.05;

function scaled(values: readonly number[], from: number): (value: number) => number {
  const [least, most] = [Math.min(from, ...values), Math.max(...values)];
  const span = Math.max(most - least, Number.EPSILON);
  return (value) => ROOM + ((1 - 2 * ROOM) * (value - least)) / span;
}

/**
 * Dots of two figures, with the thirds at either side shaded and the middle of each marked by a line. It is a picture with one label: put its
 * table beside it.
 */
export function Scatter({ label, dots, thirds, xText, yText, ends }: ScatterProps) {
  const drawn = useMemo(() => {
    const xs = dots.map(({ x }) => x);
    const across = scaled(xs, Math.min(...xs));
    const up = scaled(
      dots.map(({ y }) => y),
      0,
    );
    const place = ({ x, y }: ScatterDot) => `M${(WIDE * across(x)).toFixed(1)} ${(HIGH * (1 - up(y))).toFixed(2)}h0`;
    const half = ROOM / 2;
    return {
      dots: dots.map(place).join(''),
      lower: thirds && { to: WIDE * (across(thirds.lower.edge) + half), at: HIGH * (1 - up(thirds.lower.middle)) },
      upper: thirds && { from: WIDE * (across(thirds.upper.edge) - half), at: HIGH * (1 - up(thirds.upper.middle)) },
    };
  }, [dots, thirds]);
  return (
    <figure role="img" aria-label={label} className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-1">
      <p aria-hidden="true" className="col-span-2 text-sm text-soft">
        {yText}
      </p>
      <div className="figures flex flex-col justify-between text-sm text-soft text-right" aria-hidden="true">
        <span>{ends.top}</span>
        <span>{ends.bottom}</span>
      </div>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true" className="w-full min-w-0 h-[12rem] overflow-visible">
        {drawn.lower && <rect x={0} y={0} width={drawn.lower.to} height={HIGH} className="fill-accent-soft" />}
        {drawn.upper && <rect x={drawn.upper.from} y={0} width={WIDE - drawn.upper.from} height={HIGH} className="fill-accent-soft" />}
        <path d={`M0 ${HIGH}H${WIDE}`} className="stroke-edge" vectorEffect="non-scaling-stroke" />
        <path
          d={drawn.dots}
          className="stroke-series-1"
          strokeWidth={7}
          strokeOpacity={0.7}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
        {drawn.lower && <Middle from={0} to={drawn.lower.to} at={drawn.lower.at} />}
        {drawn.upper && <Middle from={drawn.upper.from} to={WIDE} at={drawn.upper.at} />}
      </svg>
      <div className="col-start-2 flex justify-between gap-2 text-sm text-soft" aria-hidden="true">
        <span>{ends.left}</span>
        <span>{xText}</span>
        <span>{ends.right}</span>
      </div>
    </figure>
  );
}

function Middle({ from, to, at }: { readonly from: number; readonly to: number; readonly at: number }) {
  return <path d={`M${from} ${at}H${to}`} className="stroke-series-2" strokeWidth={3} vectorEffect="non-scaling-stroke" />;
}
