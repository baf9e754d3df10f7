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
  const probes = document.createElement('span');
  probes.hidden = true;
  const probe = (token: string) => {
    const span = document.createElement('span');
    span.style.color = `var(${token})`;
    probes.append(span);
    return span;
  };
  const probed = {
    ink: probe('--ink'),
    soft: probe('--ink-soft'),
    line: probe('--line'),
    card: probe('--card'),
    other: probe('--series-3'),
    healthy: probe('--healthy'),
    warning: probe('--warning'),
    danger: probe('--danger'),
    healthySoft: probe('--healthy-soft'),
    warningSoft: probe('--warning-soft'),
    dangerSoft: probe('--danger-soft'),
  };
  // All at once: the browser works the page's styles out anew for what is asked after a change.
  place.append(probes);
  const colour = (name: keyof typeof probed) => getComputedStyle(probed[name]).color;
  const colours = {
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    card: colour('card'),
    other: colour('other'),
    status: { healthy: colour('healthy'), warning: colour('warning'), danger: colour('danger') },
    ground: { healthy: colour('healthySoft'), warning: colour('warningSoft'), danger: colour('dangerSoft') },
  };
  probes.remove();
  return colours;
}
