import type { Narratives } from '../../../shared/contracts/narratives.ts';
import type { CompatQuery } from './compatQuery.ts';
import type { Named } from './rows.ts';

/** What a filter looks at. Amounts in US dollars; null = unknown, which meets no minimum. */
export interface Filtered extends Named {
  readonly narratives: readonly string[];
  readonly capUsd: number | null;
  readonly volumeUsd: number | null;
}

/** Whether a token meets the query's filters; every list holds alternatives. */
export function tokenFilter({ lists, numbers }: CompatQuery, names: ReadonlyMap<string, string>) {
  const { token_id: ids, token_name: tokenNames, symbol: symbols, category: categories } = lists;
  const holds = (wanted: readonly string[] | undefined, ...values: string[]): boolean =>
    wanted === undefined || values.some((value) => wanted.includes(value.toLowerCase()));
  const reaches = (least: number | undefined, value: number | null): boolean =>
    least === undefined || (value !== null && value >= least);
  return (token: Filtered): boolean =>
    holds(ids, token.id) &&
    holds(tokenNames, token.name) &&
    holds(symbols, token.symbol) &&
    holds(categories, ...token.narratives.flatMap((id) => [id, names.get(id) ?? id])) &&
    reaches(numbers.marketcap, token.capUsd) &&
    reaches(numbers.volume, token.volumeUsd);
}

/** Names of the narratives by id. */
export function narrativeNames({ narratives }: Narratives): ReadonlyMap<string, string> {
  return new Map(narratives.map(({ id, name }) => [id, name]));
}
