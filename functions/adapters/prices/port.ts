import type { EpochDay } from '../../../shared/market/day.ts';

/** Whose trades a volume counts: one trusted venue's, or all venues' together. */
export type VolumeScope = 'venue' | 'aggregate';

/** One token's quote as the provider said it, schema-checked, not yet judged. */
export interface Quote {
  readonly id: string;
  readonly priceUsd: number | null;
  readonly volumeUsd: number | null;
  readonly circulatingSupply: number | null;
  /** ISO 8601; when the provider last saw a trade. */
  readonly lastUpdated: string | null;
}

/** What one page of quotes came to: rows that failed the schema are named, not lost. */
export interface QuotePage {
  readonly quotes: readonly Quote[];
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
  /** Provider's own clock at the answer (its Date header), ms. */
  readonly observedAt: number;
}

/** Current prices of many tokens at once. */
export interface QuoteSource {
  readonly name: string;
  readonly volumeScope: VolumeScope;
  readonly simulated: boolean;
  readonly limits: { readonly idsPerCall: number; readonly callsPerMinute: number };
  quotes(ids: readonly string[], signal?: AbortSignal): Promise<QuotePage>;
}

/** One daily bar of history, keyed by the day it closed. */
export interface HistoryBar {
  readonly day: EpochDay;
  readonly close: number;
  readonly volumeUsd: number | null;
  /** Circulating supply implied by the provider's cap on that day; null where it has none. */
  readonly supply: number | null;
}

/** Daily history of one token, ascending, closed bars only. */
export interface HistorySource {
  readonly name: string;
  readonly volumeScope: VolumeScope;
  readonly limits: { readonly daysPerCall: number; readonly daysBack: number | null; readonly callsPerMinute: number };
  /** `id` is this provider's own id. An id it does not know throws AppError code `UNKNOWN_ID`, not retryable. */
  history(id: string, from: EpochDay, to: EpochDay, signal?: AbortSignal): Promise<readonly HistoryBar[]>;
}
