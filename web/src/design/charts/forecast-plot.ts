import uPlot from 'uplot';
import { calendarDate, type EpochDay, epochDay, isoDay } from '../../../../src/core/calendar/day.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import { compactMoney, dayText, monthShort } from '../../i18n/format.ts';
import { type ChartColours, chartColours } from './chart-colours.ts';
import type { ForecastSeries } from './forecast-series.ts';

const FONT = '14px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const MONTHS_FROM_DAYS = 92;
const AXIS_HEIGHT = 34;
// Under the lowest day stands its name: nothing of the line can be there.
const NAME_HEIGHT = 30;
const NAME_HEIGHT_OVER_ZERO = 46;
const LABEL_HEIGHT = 20;
const LABEL_ROOM = { month: 52, day: 84 } as const;

interface PlotEvents {
  /** The day under the pointer, by its place in the series; null when the pointer has left. */
  readonly onWalk: (index: number | null) => void;
  /** Places can be asked for from now on. */
  readonly onReady: () => void;
}

/** The figures of a series as the drawing takes them. */
export const dataOf = ({ days, balances, other }: ForecastSeries): uPlot.AlignedData => [
  [...days],
  [...balances],
  other === null ? days.map(() => null) : [...other],
];

/**
 * Draws the series into `place` and answers the drawing, to be resized, walked and destroyed. Colours and series are read at the moment of
 * drawing: after a change of either, `setData(dataOf(series))` is enough.
 */
export function drawForecast(
  place: HTMLElement,
  current: () => ForecastSeries,
  size: { readonly width: number; readonly height: number },
  { onWalk, onReady }: PlotEvents,
): uPlot {
  let colours = chartColours(place);
  let isFirst = true;
  const plot = new uPlot(
    {
      ...size,
      padding: [12, 12, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { setScale: false, x: false, y: false },
        points: { size: 9, width: 2, stroke: () => colours.ink, fill: () => colours.card },
      },
      scales: { x: { time: false }, y: { range: () => heightOf(current(), size.height - AXIS_HEIGHT) } },
      axes: [xAxis(() => colours), yAxis(current, () => colours)],
      series: [
        {},
        {
          // A balance holds for a whole day and changes overnight: steps, not slopes.
          ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
          width: 2,
          points: { show: false },
          stroke: (self) => bands(self, current(), colours.status),
          fill: (self) => bands(self, current(), colours.ground),
          fillTo: 0,
        },
        {
          ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
          width: 2,
          dash: [7, 4],
          points: { show: false },
          stroke: () => colours.other,
        },
      ],
      hooks: {
        drawClear: [
          () => {
            if (!isFirst) colours = chartColours(place);
            isFirst = false;
          },
        ],
        draw: [
          (self) => drawLevels(self, current(), colours),
          (self) => drawLowest(self, current(), colours),
          (self) => drawOther(self, current(), colours),
        ],
        ready: [onReady],
        setCursor: [(self) => onWalk(self.cursor.idx ?? null)],
      },
    },
    dataOf(current()),
    place,
  );
  walkByTouch(plot);
  return plot;
}

function heightOf(series: ForecastSeries, pixels: number): [number, number] {
  const balances = [...series.balances, ...(series.other ?? [])];
  const lowest = Math.min(...balances);
  const most = Math.max(series.buffer, 1, ...balances);
  const top = most + (most - Math.min(0, lowest)) * 0.08;
  const room = ((lowest < 0 ? NAME_HEIGHT : NAME_HEIGHT_OVER_ZERO) / pixels) * (top - Math.min(0, lowest));
  return [Math.min(0, lowest - room), top];
}

/** A vertical gradient with hard edges at zero and at the buffer: the line changes colour exactly where it crosses them. */
function bands(plot: uPlot, series: ForecastSeries, colours: ChartColours['status']): CanvasGradient | string {
  const { top, height } = plot.bbox;
  if (!Number.isFinite(top) || height <= 0 || plot.scales['y']?.min === undefined) return colours.healthy;
  const share = (value: number) => Math.min(1, Math.max(0, (plot.valToPos(value, 'y', true) - top) / height));
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  // A balance right on a level belongs to what lies above it, so the colour changes below the line that is drawn there.
  const under = (level: number) => Math.min(1, share(level) + (1.5 * uPlot.pxRatio) / height);
  const [buffer, zero] = [under(series.buffer), under(0)];
  gradient.addColorStop(0, colours.healthy);
  gradient.addColorStop(buffer, colours.healthy);
  gradient.addColorStop(buffer, colours.warning);
  gradient.addColorStop(zero, colours.warning);
  gradient.addColorStop(zero, colours.danger);
  gradient.addColorStop(1, colours.danger);
  return gradient;
}

function drawLevels(plot: uPlot, series: ForecastSeries, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const level = (value: number, colour: string, dash: readonly number[]) => {
    const y = Math.round(plot.valToPos(value, 'y', true)) + 0.5;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = uPlot.pxRatio;
    ctx.setLineDash(dash.map((length) => length * uPlot.pxRatio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
    return y;
  };
  level(0, colours.soft, []);
  if (series.buffer > 0) {
    const y = level(series.buffer, colours.status.warning, [5, 4]);
    // Above the dashes or below them, on the side where the line does not end; but zero strikes through no word.
    const hasRoom = plot.valToPos(0, 'y', true) - y >= LABEL_HEIGHT * uPlot.pxRatio;
    const below = hasRoom && (series.balances.at(-1) ?? 0) >= series.buffer;
    label(
      plot,
      series.words.buffer,
      bbox.left + bbox.width - 4 * uPlot.pxRatio,
      y + (below ? 15 : -5) * uPlot.pxRatio,
      'right',
      colours.status.warning,
      colours.card,
    );
  }
}

function label(plot: uPlot, text: string, x: number, y: number, align: CanvasTextAlign, colour: string, ground: string): void {
  const { ctx } = plot;
  ctx.save();
  ctx.font = FONT.replace('14px', `${14 * uPlot.pxRatio}px`);
  ctx.textAlign = align;
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * uPlot.pxRatio;
  ctx.strokeStyle = ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
  ctx.restore();
}

function drawLowest(plot: uPlot, series: ForecastSeries, colours: ChartColours): void {
  const day = series.days[series.lowest];
  const balance = series.balances[series.lowest];
  if (day === undefined || balance === undefined) return;
  const status = balance < 0 ? 'danger' : balance < series.buffer ? 'warning' : 'healthy';
  const { ctx, bbox } = plot;
  const [x, y, unit] = [plot.valToPos(day, 'x', true), plot.valToPos(balance, 'y', true), uPlot.pxRatio];
  ctx.save();
  ctx.setLineDash([]);
  ctx.fillStyle = colours.card;
  ctx.strokeStyle = colours.status[status];
  ctx.lineWidth = 2 * unit;
  ctx.beginPath();
  if (status === 'danger') {
    ctx.moveTo(x, y - 7 * unit);
    ctx.lineTo(x + 6.5 * unit, y + 5 * unit);
    ctx.lineTo(x - 6.5 * unit, y + 5 * unit);
    ctx.closePath();
  } else ctx.arc(x, y, 5 * unit, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
  const name = series.words.lowest(dayText(isoDay(day)));
  const half = (name.length * 4 + 4) * unit;
  const middle = Math.min(bbox.left + bbox.width - half, Math.max(bbox.left + half, x));
  const zero = plot.valToPos(0, 'y', true);
  const under = y + 22 * unit;
  // Text is never struck through by the line of zero: it goes below it.
  const strikes = zero > under - 18 * unit && zero < under + 8 * unit && y < zero;
  label(plot, name, middle, strikes ? zero + 17 * unit : under, 'center', colours.ink, colours.card);
}

/** The second line says near its end what it is: above itself or below, on the side where the first is not. */
function drawOther(plot: uPlot, series: ForecastSeries, colours: ChartColours): void {
  const { bbox } = plot;
  const room = Math.ceil(series.days.length * Math.min(1, (series.words.other.length * 9 * uPlot.pxRatio) / bbox.width));
  const near = series.other?.slice(-room);
  const last = near?.at(-1);
  if (near === undefined || last === undefined) return;
  const below = last < (series.balances.at(-1) ?? 0);
  // Clear of every step beneath the words.
  const level = plot.valToPos(below ? Math.min(...near) : Math.max(...near), 'y', true);
  const y = Math.min(bbox.top + bbox.height - 6 * uPlot.pxRatio, Math.max(bbox.top + 14 * uPlot.pxRatio, level + (below ? 18 : -8) * uPlot.pxRatio));
  label(plot, series.words.other, bbox.left + bbox.width - 4 * uPlot.pxRatio, y, 'right', colours.other, colours.card);
}

function xAxis(colours: () => ChartColours): uPlot.Axis {
  return {
    font: FONT,
    stroke: () => colours().soft,
    grid: { show: false },
    ticks: { show: false },
    size: AXIS_HEIGHT,
    splits: (plot, _axis, from, to) => daysToName(from, to, plot.bbox.width / uPlot.pxRatio),
    values: (plot, splits) => splits.map((day) => nameOf(day, (plot.scales['x']?.max ?? day) - (plot.scales['x']?.min ?? day))),
  };
}

function daysToName(from: EpochDay, to: EpochDay, width: number): EpochDay[] {
  if (to - from <= MONTHS_FROM_DAYS) {
    const step = Math.max(7, Math.ceil(((to - from) * LABEL_ROOM.day) / width / 7) * 7);
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  }
  const months: EpochDay[] = [];
  const { year, month } = calendarDate(from);
  for (let later = 0; later <= (to - from) / 28; later++) {
    const first = epochDay(year + Math.floor((month - 1 + later) / 12), ((month - 1 + later) % 12) + 1, 1);
    if (first >= from && first <= to) months.push(first);
  }
  const step = Math.ceil((months.length * LABEL_ROOM.month) / width);
  return months.filter((_, index) => index % step === 0);
}

function nameOf(day: EpochDay, days: number): string {
  const iso = isoDay(day);
  if (days > MONTHS_FROM_DAYS) return calendarDate(day).month === 1 ? iso.slice(0, 4) : monthShort(iso);
  return `${calendarDate(day).day} ${monthShort(iso)}`;
}

function yAxis(current: () => ForecastSeries, colours: () => ChartColours): uPlot.Axis {
  return {
    font: FONT,
    stroke: () => colours().soft,
    grid: { stroke: () => colours().line, width: 1 },
    ticks: { show: false },
    gap: 8,
    size: 60,
    space: 44,
    incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8].map(
      (units) => units * 100,
    ),
    values: (_plot, splits) => splits.map((value) => compactMoney(cents(Math.round(value)), current().currency)),
  };
}

/** uPlot follows the mouse; a finger that moves sideways walks the days as well, and still scrolls the page when it moves up or down. */
function walkByTouch(plot: uPlot): void {
  plot.over.style.touchAction = 'pan-y';
  const walk = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') plot.setCursor({ left: event.clientX - plot.over.getBoundingClientRect().left, top: 0 });
  };
  plot.over.addEventListener('pointerdown', walk);
  plot.over.addEventListener('pointermove', walk);
}
