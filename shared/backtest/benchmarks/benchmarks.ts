import { tokenPositions } from '../../market/tokenPositions.ts';
import { sampleSd } from '../../stats/sampleSd.ts';
import { simpleReturns } from '../figures/simpleReturns.ts';
import type { ReplayMarket } from '../replay/replayMarket.ts';
import type { BacktestRecord, RecordedClose } from '../types.ts';
import { basketPath } from './basketPath.ts';
import { timedBenchmark } from './timedBenchmark.ts';

/** A yardstick on the record's calendar: NAV by close, 1 at the first; undefined with the reason where it has no prices. */
export interface Benchmark {
  readonly id: string;
  readonly name: string;
  readonly nav: Float64Array | undefined;
  readonly missing: string | undefined;
}

/**
 * The benchmarks of methodology section 8. All are bought at the first close and pay no costs, which favours them, but the
 * timed one, which pays the rotation's. The volatility-matched one knows the whole period's volatility beforehand.
 */
export function benchmarks(record: BacktestRecord, market: ReplayMarket, navNet: Float64Array): readonly Benchmark[] {
  const { params, registry } = record;
  const symbolOf = (id: string) => registry.tokens.find((token) => token.id === id)?.symbol ?? id;
  const held = params.benchmarks.map((id) => {
    const nav = basketPath(record, () => new Map([[id, 1]]));
    return benchmark(id, symbolOf(id), nav, `no price of ${symbolOf(id)} on the first day`);
  });
  const main = held.find(({ id }) => id === params.rotation.benchmark);
  const symbol = symbolOf(params.rotation.benchmark);
  const hasAll = held.every(({ nav }) => nav !== undefined);
  const equalShares = () => new Map(params.benchmarks.map((id) => [id, 1]));
  const capSizes = (close: RecordedClose) => new Map(close.eligible.map((id) => [id, capOf(record, close, id)]));
  const equalSizes = (close: RecordedClose) => new Map(close.eligible.map((id) => [id, 1]));
  const hasMain = main?.nav !== undefined;
  return [
    ...held,
    benchmark(
      'thirds',
      `${params.benchmarks.map(symbolOf).join(', ')}, equal parts`,
      hasAll ? basketPath(record, equalShares) : undefined,
      'one of them has no price on the first day',
    ),
    benchmark('universe-cap', 'Universe by cap', basketPath(record, capSizes), 'no eligible token with a known supply'),
    benchmark('universe-equal', 'Universe, equal weight', basketPath(record, equalSizes), 'no eligible token'),
    benchmark(
      'timed',
      `${symbol} above its ${params.rotation.bars.benchmarkMean}-day mean, else cash`,
      hasMain ? timedBenchmark(record, market) : undefined,
      `no price of ${symbol}`,
    ),
    benchmark(
      'vol-matched',
      `${symbol} and cash at the rotation's volatility`,
      main?.nav && matched(main.nav, navNet),
      `no price of ${symbol}`,
    ),
  ];
}

function benchmark(id: string, name: string, nav: Float64Array | undefined, reason: string): Benchmark {
  return { id, name, nav, missing: nav === undefined ? reason : undefined };
}

function capOf({ panel }: BacktestRecord, { capUsd }: RecordedClose, token: string): number {
  const cap = capUsd[tokenPositions(panel).get(token) ?? -1] ?? Number.NaN;
  return Number.isNaN(cap) ? 0 : cap;
}

/** The benchmark at the constant share, at most 1, that gives the portfolio's volatility, rebalanced daily. */
function matched(nav: Float64Array, portfolio: Float64Array): Float64Array {
  const returns = simpleReturns(nav);
  const share = Math.min(1, sampleSd(simpleReturns(portfolio)) / sampleSd(returns));
  const out = new Float64Array(nav.length).fill(1);
  returns.forEach((value, i) => {
    out[i + 1] = (out[i] as number) * (1 + share * value);
  });
  return out;
}
