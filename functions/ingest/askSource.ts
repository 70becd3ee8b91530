import type { QuoteReading } from '../../shared/market/quality/verdict.ts';
import { providerIds } from '../../shared/registry/aliases.ts';
import type { Alias, Registry } from '../../shared/registry/types.ts';
import type { QuoteSource } from '../adapters/prices/port.ts';
import type { Hour } from './hour.ts';

/** A source's answer under internal token ids. */
export interface TokenQuotes {
  readonly source: QuoteSource;
  readonly observedAt: number;
  readonly quotes: readonly QuoteReading[];
  /** Why a token can have no quote in it: a row that failed its schema, or no id at this source. */
  readonly rejected: ReadonlyMap<string, string>;
}

/** One page of quotes of the hour's tokens. Throws AppError as the source does. */
export async function askSource(
  source: QuoteSource,
  kind: Alias['kind'],
  registry: Registry,
  { day, expected }: Hour,
): Promise<TokenQuotes> {
  const tokenOf = providerIds(registry, expected, kind, day);
  const page = await source.quotes([...tokenOf.keys()]);
  const quotes = page.quotes.flatMap((quote) => {
    const id = tokenOf.get(quote.id);
    return id === undefined ? [] : [{ ...quote, id }];
  });
  const rejected = new Map(page.rejected.map(({ id, reason }) => [tokenOf.get(id) ?? id, reason]));
  const withId = new Set(tokenOf.values());
  for (const token of expected.filter((id) => !withId.has(id)))
    rejected.set(token, `the registry has no id of this token at ${source.name} on this day`);
  return { source, observedAt: page.observedAt, quotes, rejected };
}
