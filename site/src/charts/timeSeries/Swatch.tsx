import type { ChartSeries } from './spec.ts';

/** A piece of a series' line or layer, beside its name. Class `of---series-1` gives it the series' colour. */
export function Swatch({ series, filled }: { series: ChartSeries; filled: boolean }) {
  const height = filled ? 10 : series.main ? 3 : 2;
  return (
    <svg class={`swatch of${series.color}`} viewBox="0 0 14 10" width="14" height="10" aria-hidden="true">
      <rect y={(10 - height) / 2} width="14" height={height} rx="1" />
    </svg>
  );
}
