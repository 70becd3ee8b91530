import type { ClosesIndex } from '../../../../../shared/contracts/closes.ts';
import type { PerformanceHistory } from '../../../../../shared/contracts/performance.ts';
import { PARAMETERS } from '../../../../../shared/engine/parameters.ts';
import { dayOf, isoDateOf } from '../../../../../shared/market/day.ts';

/** What a run is over: epoch days, and the years of closes it reads. */
export interface WhatIfPeriod {
  readonly from: number;
  readonly to: number;
  readonly years: readonly number[];
}

/** Closes before the first one that the windows of the rotation look back over. */
const WINDOW = PARAMETERS.rotation.scale.bars + 1;

/**
 * The days of the published back-test, so that unchanged settings must give it again. Undefined without a back-test, or
 * where no closes of its days are published.
 */
export function whatIfPeriod(
  backtest: PerformanceHistory['backtest'],
  { years }: ClosesIndex,
): WhatIfPeriod | undefined {
  if (backtest === null) return undefined;
  const [from, to] = [dayOf(backtest.summary.from), dayOf(backtest.summary.to)];
  const yearOf = (day: number) => Number(isoDateOf(day).slice(0, 4));
  const read = years.map(({ year }) => year).filter((year) => year >= yearOf(from - WINDOW) && year <= yearOf(to));
  const known = read.includes(yearOf(from)) && read.includes(yearOf(to));
  return known ? { from, to, years: read.toSorted((a, b) => a - b) } : undefined;
}

/** The body of /v1/closes, where it is one. */
export function asClosesIndex(body: object): ClosesIndex | undefined {
  return Array.isArray((body as Partial<ClosesIndex>).years) ? (body as ClosesIndex) : undefined;
}
