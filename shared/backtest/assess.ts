import type { Parameters } from '../engine/parameters.ts';
import { randomOf } from '../market/simulated/random.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { expectedMaxSharpe } from '../stats/expectedMaxSharpe.ts';
import { overfittingProbability } from '../stats/overfittingProbability.ts';
import { probabilisticSharpe } from '../stats/probabilisticSharpe.ts';
import { type Benchmark, benchmarks } from './benchmarks/benchmarks.ts';
import { type BetaAlpha, betaAlpha } from './figures/betaAlpha.ts';
import { type Capacity, capacity } from './figures/capacity.ts';
import { type Intervals, intervals } from './figures/intervals.ts';
import { type Performance, performance } from './figures/performance.ts';
import { gradeSkill, modelSkill, type RankSkill } from './figures/rankSkill.ts';
import { simpleReturns } from './figures/simpleReturns.ts';
import { randomOrders } from './random/randomOrders.ts';
import { rotationPlan } from './random/rotationPlan.ts';
import { replayBook, replayBooks } from './replay/replayBook.ts';
import { type ReplayMarket, replayMarket } from './replay/replayMarket.ts';
import type { BookPath } from './replay/tradeBook.ts';
import { trancheOrders } from './replay/trancheOrders.ts';
import { TRIALS } from './trials.ts';
import type { BacktestRecord } from './types.ts';

/** Everything section 8 asks of a record. */
export interface Assessment {
  readonly net: Performance;
  readonly gross: Performance;
  readonly benchmarks: readonly Benchmark[];
  /** Differences in the order of the benchmarks that have prices. */
  readonly intervals: Intervals;
  readonly betaAlpha: BetaAlpha | undefined;
  readonly offsets: readonly BookPath[];
  readonly random: RandomRotations;
  readonly capacity: Capacity;
  /** The recorded decisions with delistings that lose more or less. */
  readonly haircuts: readonly { readonly haircut: number; readonly path: BookPath }[];
  readonly psr: number | undefined;
  readonly dsr: number | undefined;
  /** Of choosing the best of the seven offsets, and of the configurations ever tried. */
  readonly offsetsPbo: number | undefined;
  readonly trialsPbo: number | undefined;
  readonly gradeSkill: RankSkill;
  readonly modelSkill: RankSkill;
}

export interface RandomRotations {
  readonly sharpes: readonly number[];
  readonly cagrs: readonly number[];
  /** Two-way over the period, multiples of NAV. */
  readonly turnovers: readonly number[];
}

/** Net and gross NAV of a record by close. */
export function navOf(record: BacktestRecord, kind: 'navNet' | 'navGross'): Float64Array {
  return Float64Array.from(record.closes, ({ rotation }) => rotation.book[kind]);
}

/** Judges a record; `onStep` is told what has been done, for a progress bar. Needs three closes at least. */
export function assess(record: BacktestRecord, onStep: (share: number) => void = () => {}): Assessment {
  const { params } = record;
  const net = navOf(record, 'navNet');
  const returns = simpleReturns(net);
  const market = replayMarket(record);
  const yardsticks = benchmarks(record, market, net);
  const present = yardsticks.flatMap(({ nav }) => (nav === undefined ? [] : [simpleReturns(nav)]));
  const main = yardsticks.find(({ id }) => id === params.rotation.benchmark)?.nav;
  const offsets = Array.from({ length: params.rotation.tranches }, (_, tranche) =>
    replayBook(market, params.rotation.aumUsd, trancheOrders(record, market, [tranche]), params),
  );
  const daily = Math.sqrt(params.daysPerYear);
  const luck = expectedMaxSharpe(TRIALS.map(({ sharpe }) => sharpe / daily));
  return {
    net: performance(net, params),
    gross: performance(navOf(record, 'navGross'), params),
    benchmarks: yardsticks,
    intervals: intervals([returns, ...present], params),
    betaAlpha: main && betaAlpha(returns, simpleReturns(main), params),
    offsets,
    random: randomRotations(record, market, onStep),
    capacity: capacity(record, market),
    haircuts: params.backtest.haircuts.map((haircut) => ({ haircut, path: atHaircut(record, market, haircut) })),
    psr: probabilisticSharpe(returns, 0),
    dsr: probabilisticSharpe(returns, luck),
    offsetsPbo: pboOf(offsets, params),
    trialsPbo: pboOf(record.trials ?? [], params),
    gradeSkill: gradeSkill(record),
    modelSkill: modelSkill(record),
  };
}

function pboOf(paths: readonly { readonly navNet: Float64Array }[], params: Parameters): number | undefined {
  const columns = paths.map(({ navNet }) => simpleReturns(navNet));
  return overfittingProbability(columns, params.backtest.cscvBlocks)?.probability;
}

function atHaircut(record: BacktestRecord, market: ReplayMarket, haircut: number): BookPath {
  const { params } = record;
  const all = Array.from({ length: params.rotation.tranches }, (_, tranche) => tranche);
  const other = { ...params, index: { ...params.index, haircut } };
  return replayBook(market, params.rotation.aumUsd, trancheOrders(record, market, all), other);
}

/** A matter of speed and memory only: random rotations replayed at a time. */
const TOGETHER = 20;

function randomRotations(
  record: BacktestRecord,
  market: ReplayMarket,
  onStep: (share: number) => void,
): RandomRotations {
  const { params } = record;
  const count = params.backtest.randomRotations;
  const plan = rotationPlan(record, market);
  const benchmark = tokenPositions(record.panel).get(params.rotation.benchmark) as number;
  const ordersOf = (i: number) => {
    const random = randomOf(`${params.backtest.seed} random rotation ${i}`);
    return randomOrders(plan, market, params.rotation.tranches, benchmark, random);
  };
  const outcomes: ReturnType<typeof outcomeOf>[] = [];
  while (outcomes.length < count) {
    const size = Math.min(TOGETHER, count - outcomes.length);
    const decides = Array.from({ length: size }, (_, i) => ordersOf(outcomes.length + i));
    const paths = replayBooks(market, params.rotation.aumUsd, decides, params);
    outcomes.push(...paths.map((path) => outcomeOf(path, params)));
    onStep(outcomes.length / count);
  }
  return {
    sharpes: outcomes.map(({ sharpe }) => sharpe),
    cagrs: outcomes.map(({ cagr }) => cagr),
    turnovers: outcomes.map(({ turnover }) => turnover),
  };
}

function outcomeOf({ navNet, turnover }: BookPath, params: Parameters) {
  const { sharpe, cagr } = performance(navNet, params);
  return { sharpe, cagr, turnover: turnover.reduce((sum, value) => sum + value, 0) };
}
