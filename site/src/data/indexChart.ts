import type { NarrativeHistory } from '../../../shared/contracts/history.ts';
import type { ChartSeries, ChartSpec } from '../charts/timeSeries/spec.ts';
import { signedPercent } from '../format/percent.ts';
import type { Yardstick } from './leagueColumns.ts';

type Column = readonly (number | null)[];

const BENCHMARKS = [
  ['bitcoin', 'BTC', '--series-2'],
  ['ethereum', 'ETH', '--series-3'],
  ['solana', 'SOL', '--series-4'],
] as const;

/**
 * An index's history as a chart. In dollars: index and benchmarks, each as growth since the first day the index has a
 * level. Against a benchmark: one line, growth of the index over growth of the benchmark. From a year on equal ratios
 * are equal heights. Undefined where the window holds no level.
 */
export function indexChart(history: NarrativeHistory, yardstick: Yardstick): ChartSpec | undefined {
  const first = history.level.findIndex((level) => level !== null);
  if (first === -1) return undefined;
  const own = { name: history.name, short: 'Index', color: '--series-1', main: true };
  const series: ChartSeries[] =
    yardstick === 'usd'
      ? [
          { ...own, values: growth(history.level.slice(first)) },
          ...BENCHMARKS.map(([id, name, color]) => ({
            name,
            short: name,
            color,
            values: growth(history[id].slice(first)),
          })),
        ]
      : [{ ...own, name: `${history.name} against ${nameOf(yardstick)}`, values: relative(history, yardstick, first) }];
  return {
    times: history.times.slice(first),
    series,
    hypotheticalBefore: history.hypothetical_before,
    scale: history.window === '1y' || history.window === 'all' ? 'log' : 'linear',
    baseline: 1,
    format: (value) => signedPercent(value - 1),
    tick: (value) => signedPercent(value - 1, 0),
  };
}

const nameOf = (yardstick: Yardstick) => BENCHMARKS.find(([id]) => id === yardstick)?.[1] ?? 'USD';

/** Multiples of the first value there is. */
function growth(values: Column): (number | null)[] {
  const base = values.find((value) => value !== null);
  return values.map((value) => (value === null || base === undefined || base === null ? null : value / base));
}

function relative(history: NarrativeHistory, yardstick: Exclude<Yardstick, 'usd'>, first: number) {
  const benchmark = history[yardstick].slice(first);
  return growth(
    history.level.slice(first).map((level, row) => {
      const price = benchmark[row] ?? null;
      return level === null || price === null ? null : level / price;
    }),
  );
}
