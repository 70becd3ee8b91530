import type { PerformanceHistory } from '../../../shared/contracts/performance.ts';

/** The body of /v1/performance, where its columns are there and as long as its times. */
export function asPerformance(body: object): PerformanceHistory | undefined {
  const { record, backtest } = body as Partial<PerformanceHistory>;
  return isTrack(record) && (backtest === null || (isTrack(backtest) && typeof backtest.summary === 'object'))
    ? (body as PerformanceHistory)
    : undefined;
}

type Track = PerformanceHistory['record'] | NonNullable<PerformanceHistory['backtest']>;

function isTrack<T extends Track>(track: T | null | undefined): track is T {
  if (typeof track !== 'object' || track === null || !Array.isArray(track.times)) return false;
  const rows = track.times.length;
  const columns = [
    track.nav_net,
    track.nav_gross,
    track.allocation?.cash,
    ...(track.benchmarks ?? []).map(({ nav }) => nav),
  ];
  return columns.every((column) => Array.isArray(column) && column.length === rows);
}
