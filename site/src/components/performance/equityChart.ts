import type { Band } from '../../../../shared/backtest/figures/navBands.ts';
import type { ChartSeries, ChartSpec } from '../../charts/timeSeries/spec.ts';
import { percent, signedPercent } from '../../format/percent.ts';
import { colorOf, shortOf } from './benchmarkColors.ts';

/** A value by close beside benchmarks. */
export interface Track {
  readonly times: readonly string[];
  readonly nav_net: readonly number[];
  readonly benchmarks: readonly { readonly id: string; readonly name: string; readonly nav: readonly number[] }[];
}

interface Choice {
  /** Ids of the benchmarks to show. */
  readonly shown: readonly string[];
  readonly band?: Band | undefined;
  /** All of it was computed later. */
  readonly hypothetical?: boolean;
}

const LOW = '95% low';
const HIGH = '95% high';

/** Growth since the first close, with the band that chance leaves. */
export function equityChart(track: Track, choice: Choice & { readonly scale: 'linear' | 'log' }): ChartSpec {
  return {
    ...chartOf(track, choice, (nav) => nav),
    scale: choice.scale,
    baseline: 1,
    format: (value) => signedPercent(value - 1),
    tick: (value) => signedPercent(value - 1, 0),
  };
}

/** Depth below the running peak, with its band. */
export function drawdownChart(track: Track, choice: Choice): ChartSpec {
  return {
    ...chartOf(track, choice, drawdowns),
    scale: 'linear',
    baseline: 0,
    format: (value) => percent(value),
    tick: (value) => percent(value, 0),
  };
}

function chartOf(
  { times, nav_net, benchmarks }: Track,
  { shown, band, hypothetical = false }: Choice,
  of: (nav: readonly number[]) => readonly number[],
): Pick<ChartSpec, 'times' | 'series' | 'band' | 'hypotheticalBefore'> {
  const own: ChartSeries = {
    name: 'Rotation',
    short: 'Rotation',
    color: '--series-1',
    values: of(nav_net),
    main: true,
  };
  const edges = (band === undefined ? [] : [['low', LOW] as const, ['high', HIGH] as const]).map(
    ([end, name]): ChartSeries => ({ name, short: '', color: '--band', values: Array.from(band?.[end] ?? []) }),
  );
  const others = benchmarks
    .filter(({ id }) => shown.includes(id))
    .map(({ id, name, nav }): ChartSeries => ({ name, short: shortOf(id), color: colorOf(id), values: of(nav) }));
  return {
    times,
    series: [own, ...edges, ...others],
    band: band && { low: LOW, high: HIGH },
    // Later than any row: all of it is dashed and said to be hypothetical.
    hypotheticalBefore: hypothetical ? '9999-12-31' : undefined,
  };
}

function drawdowns(nav: readonly number[]): readonly number[] {
  let peak = 0;
  return nav.map((value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
}
