import type { HistoryWindow, NarrativeHistory } from '../contracts/history.ts';
import type { NarrativeYear } from './entityYears.ts';
import { joined } from './joinedYears.ts';
import { datesFrom, firstRowOf } from './window.ts';

/** A narrative's daily history over a window, from its stored years, ascending; undefined without any. */
export function narrativeHistoryOf(
  years: readonly NarrativeYear[],
  window: HistoryWindow,
): NarrativeHistory | undefined {
  const [first, last] = [years[0], years[years.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const level = joined(years, (year) => year.level, null);
  const heat = joined(years, (year) => year.heat, null);
  const beside = (token: string) => joined(years, (year) => year.benchmarks[token] ?? [], null);
  const times = datesFrom(first.from, level.length);
  const began = level.findIndex((value) => value !== null);
  // Nothing to draw before the first level, however long the window.
  const start = Math.max(firstRowOf(window, level.length), began);
  return {
    id: last.id,
    name: last.name,
    interval: '1d',
    window,
    hypothetical_before: last.hypothetical_before,
    record_started_on: last.record_started_on,
    started_on: times[began] ?? null,
    times: times.slice(start),
    level: level.slice(start),
    bitcoin: beside('bitcoin').slice(start),
    ethereum: beside('ethereum').slice(start),
    solana: beside('solana').slice(start),
    heat: heat.slice(start),
    rebalances: basketsFrom(
      years.flatMap((year) => year.rebalances),
      times[start] ?? '',
    ),
  };
}

/** Rebalances of the window, led by the one whose basket was held when it began. */
function basketsFrom(all: NarrativeHistory['rebalances'], from: string): NarrativeHistory['rebalances'] {
  const within = all.findIndex(({ date }) => date > from);
  const first = within < 0 ? all.length : within;
  return all.slice(Math.max(0, first - 1));
}
