import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import type { ChartMark, ChartSeries, ChartSpec } from '../../charts/timeSeries/spec.ts';
import { percent } from '../../format/percent.ts';

type Track = Pick<PerformanceHistory['record'], 'times' | 'allocation'>;

/** Narratives told apart; the others are one layer. */
const SHOWN = 6;
const COLORS = ['--series-1', '--series-4', '--series-3', '--series-5', '--series-7', '--series-8'] as const;

/** Closes of the newest so many; undefined = all. */
export type Newest = number | undefined;

/**
 * What was held close by close, as layers of shares: the narratives with the largest mean share in the range, the others and
 * what is leaving, the Bitcoin fallback, cash. The back-test's days before the record are hypothetical; decisions are ticks
 * on the time axis. Undefined with fewer than two closes.
 */
export function allocationChart(
  { record, backtest }: Pick<PerformanceHistory, 'record' | 'backtest'>,
  newest: Newest,
): ChartSpec | undefined {
  const parts: readonly Track[] = backtest === null ? [record] : [before(backtest, record.started_on), record];
  const rows = parts.reduce((sum, { times }) => sum + times.length, 0);
  const skip = newest === undefined ? 0 : Math.max(0, rows - newest);
  const column = <T>(of: (track: Track) => readonly T[]): T[] => parts.flatMap((track) => [...of(track)]).slice(skip);
  const times = column((track) => track.times);
  if (times.length < 2) return undefined;
  const names = new Map(
    parts.flatMap(({ allocation }) => allocation.narratives.map(({ id, name }) => [id, name] as const)),
  );
  const shares = [...names].map(([id, name]) => ({
    name,
    values: column(
      ({ times: own, allocation }) => allocation.narratives.find((one) => one.id === id)?.share ?? own.map(() => 0),
    ),
  }));
  const byMean = shares.toSorted((a, b) => sum(b.values) - sum(a.values) || (a.name < b.name ? -1 : 1));
  const [shown, rest] = [byMean.slice(0, SHOWN).filter(({ values }) => sum(values) > 0), byMean.slice(SHOWN)];
  const other = column(({ allocation }) => allocation.other).map((value, row) =>
    rest.reduce((total, { values }) => total + (values[row] ?? 0), value),
  );
  const layer = (name: string, color: string, values: readonly number[]): ChartSeries => ({
    name,
    short: name,
    color,
    values,
  });
  return {
    times,
    series: [
      ...shown.map(({ name, values }, place) => layer(name, COLORS[place] ?? '--series-6', values)),
      layer('Others and leaving', '--series-rest', other),
      layer(
        'Bitcoin, fallback',
        '--series-2',
        column(({ allocation }) => allocation.bitcoin),
      ),
      layer(
        'Cash',
        '--series-cash',
        column(({ allocation }) => allocation.cash),
      ),
    ],
    marks: marksOf(
      times,
      column(({ allocation }) => allocation.moves),
    ),
    hypotheticalBefore: record.started_on,
    scale: 'linear',
    stacked: true,
    format: (value) => percent(value),
    tick: (value) => percent(value, 0),
  };
}

/** The rows of a back-test that lie before a day: the record has its own from there on. */
function before({ times, allocation }: Track, day: string): Track {
  const end = times.findIndex((time) => time >= day);
  const cut = <T>(column: readonly T[]): T[] => column.slice(0, end < 0 ? undefined : end);
  return {
    times: cut(times),
    allocation: {
      narratives: allocation.narratives.map((one) => ({ ...one, share: cut(one.share) })),
      bitcoin: cut(allocation.bitcoin),
      other: cut(allocation.other),
      cash: cut(allocation.cash),
      moves: cut(allocation.moves),
    },
  };
}

function marksOf(times: readonly string[], moves: readonly number[]): ChartMark[] {
  const most = Math.max(...moves, 1);
  return times.flatMap((time, row) => {
    const count = moves[row] ?? 0;
    if (count === 0) return [];
    return [{ time, kind: 'tick' as const, size: count / most, label: `${count} ${count === 1 ? 'move' : 'moves'}` }];
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
