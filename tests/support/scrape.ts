/** What /metrics answered, as Prometheus would read it. */
export interface Scrape {
  /** Names of metrics, without what a histogram adds to its own. */
  readonly names: ReadonlySet<string>;
  /** The figure of `name{label="value"}`, word for word; 0 where it is not there, as a counter's would be. */
  figure(series: string): number;
  /** Every value that a label has, of metrics of ours. */
  values(label: string): readonly string[];
}

/** Reads the text of /metrics. */
export function readScrape(text: string): Scrape {
  const lines = text.split('\n');
  const names = lines.flatMap((line) => /^# TYPE (\S+) /.exec(line)?.[1] ?? []);
  const samples = lines.flatMap((line) => {
    const [, series, figure] = /^([a-z]\S*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    return series === undefined ? [] : [[series, Number(figure)] as const];
  });
  const bySeries = new Map(samples);
  const ours = samples.map(([series]) => series).filter((series) => series.startsWith('mingus_'));
  return {
    names: new Set(names),
    figure: (series) => bySeries.get(series) ?? 0,
    values: (label) =>
      [
        ...new Set(ours.flatMap((series) => [...series.matchAll(new RegExp(`[{,]${label}="([^"]*)"`, 'g'))].map(([, value = '']) => value))),
      ].toSorted(),
  };
}

/** Names of metrics in a query, without those of PromQL itself and without what a histogram adds. */
export const metricsIn = (query: string): readonly string[] =>
  [...query.replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '').matchAll(/\b(?:mingus|nodejs|process|pg|node)_\w+|\bup\b/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );
