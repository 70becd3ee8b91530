import type { ClosesToken } from '../contracts/closes.ts';
import type { NarrativeHistory } from '../contracts/history.ts';
import type { HistoryContext } from './historyDay.ts';
import type { YearPart } from './yearPart.ts';

/** What is stored of one token for a year, so that a chart of it is one small read. Rows from `from` on, one a calendar day. */
export interface TokenYear {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly hypothetical_before: string;
  readonly record_started_on: string;
  readonly from: string;
  readonly close: ClosesToken['close'];
  readonly grade: ClosesToken['grade'];
  readonly signal: string;
}

/** The same of one narrative; the benchmarks' closes beside it by id. */
export interface NarrativeYear {
  readonly id: string;
  readonly name: string;
  readonly hypothetical_before: string;
  readonly record_started_on: string;
  readonly from: string;
  readonly level: readonly (number | null)[];
  readonly heat: readonly (number | null)[];
  readonly benchmarks: Readonly<Record<string, readonly (number | null)[]>>;
  readonly rebalances: NarrativeHistory['rebalances'];
}

/** The token rows of a year, ascending by id. */
export function tokenYears({ closes }: YearPart, { registry }: HistoryContext): TokenYear[] {
  const names = new Map(registry.tokens.map(({ id, name }) => [id, name]));
  const { hypothetical_before, record_started_on, from } = closes;
  return closes.tokens.map(({ id, symbol, close, grade, signal }) => {
    const name = names.get(id) ?? id;
    return { id, symbol, name, hypothetical_before, record_started_on, from, close, grade, signal };
  });
}

/** The narrative rows of a year, those that had an index in it. */
export function narrativeYears({ closes, notes }: YearPart, { benchmarks }: HistoryContext): NarrativeYear[] {
  const { hypothetical_before, record_started_on, from } = closes;
  const missing = closes.closed.length;
  const closesOf = (token: string) =>
    closes.tokens.find(({ id }) => id === token)?.close ?? new Array<null>(missing).fill(null);
  const beside = Object.fromEntries(benchmarks.map((token) => [token, closesOf(token)]));
  return closes.narratives.flatMap(({ id, name, level }, i) => {
    if (level.every((value) => value === null)) return [];
    const { heat = [], rebalances = [] } = notes[i] ?? {};
    return [{ id, name, hypothetical_before, record_started_on, from, level, heat, benchmarks: beside, rebalances }];
  });
}
