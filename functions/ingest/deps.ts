import type { Parameters } from '../../shared/engine/parameters.ts';
import type { Registry } from '../../shared/registry/types.ts';
import type { Clock } from '../adapters/clock/port.ts';
import type { QuoteSource } from '../adapters/prices/port.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** What every part of the ingest job works with. */
export interface IngestDeps {
  readonly store: TableStore;
  readonly clock: Clock;
  /** The first source, under CoinGecko's ids. */
  readonly quotes: QuoteSource;
  /** The second, under exchange pairs; null = there is none. */
  readonly second: QuoteSource | null;
  readonly registry: Registry;
  readonly params: Parameters;
}
