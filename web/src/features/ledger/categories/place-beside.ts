interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Place {
  readonly left: number;
  readonly width: number;
  readonly maxHeight: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** Pixels between the window's edge and the menu, and between the menu and its button. */
const EDGE = 8;
const GAP = 4;
/** From this window on there is room for a third column. */
const WIDE = 768;
const WIDTHS = { narrow: 384, wide: 576 } as const;
/** Enough to open downwards although there is more room above. */
const ENOUGH = 360;

/** Where a menu opens beside its button, in pixels of the window: below it where there is room, else above, and never past an edge. */
export function placeBeside(button: Box, window: { readonly width: number; readonly height: number }): Place {
  const width = Math.min(window.width >= WIDE ? WIDTHS.wide : WIDTHS.narrow, window.width - 2 * EDGE);
  const left = Math.max(EDGE, Math.min(button.left, window.width - width - EDGE));
  const below = window.height - button.bottom - GAP - EDGE;
  const above = button.top - GAP - EDGE;
  if (below >= ENOUGH || below >= above) return { left, width, maxHeight: below, top: button.bottom + GAP };
  return { left, width, maxHeight: above, bottom: window.height - button.top + GAP };
}
