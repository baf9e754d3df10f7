import type { Status } from '../parts/status-mark.tsx';

/** The tokens that a canvas needs, as colours it can paint. A canvas knows no CSS variables, and a variable's own text is `light-dark(…)`. */
export interface ChartColours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly card: string;
  /** Of a second line. */
  readonly other: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly ground: Readonly<Record<Status, string>>;
}

/** Reads the tokens as they hold inside `place` now. */
export function chartColours(place: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  place.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: colour('--ink'),
    soft: colour('--ink-soft'),
    line: colour('--line'),
    card: colour('--card'),
    other: colour('--series-3'),
    status: { healthy: colour('--healthy'), warning: colour('--warning'), danger: colour('--danger') },
    ground: { healthy: colour('--healthy-soft'), warning: colour('--warning-soft'), danger: colour('--danger-soft') },
  };
  probe.remove();
  return colours;
}
