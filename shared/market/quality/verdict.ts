/** A quote after the schema, under our internal token id. */
export interface QuoteReading {
  readonly id: string;
  readonly priceUsd: number | null;
  readonly volumeUsd: number | null;
  readonly circulatingSupply: number | null;
  /** ISO 8601; when the provider last saw a trade. */
  readonly lastUpdated: string | null;
}

export type MissingCode = 'ABSENT' | 'NO_PRICE';
export type StaleCode = 'OLD' | 'UNDATED' | 'FUTURE';
export type QuarantineCode = 'NOT_POSITIVE' | 'CONFLICTING_DUPLICATE' | 'JUMP' | 'SOURCES_DIFFER';

/** What the gates say about one expected token. Only `accepted` carries numbers that may be published as current. */
export type Verdict =
  | {
      readonly token: string;
      readonly flag: 'accepted';
      readonly priceUsd: number;
      readonly volumeUsd: number | null;
      readonly circulatingSupply: number | null;
    }
  | {
      readonly token: string;
      readonly flag: 'stale';
      readonly code: StaleCode;
      readonly reason: string;
      /** The old price as the provider repeats it: to be shown as stale, never as a new reading. */
      readonly priceUsd: number;
    }
  | { readonly token: string; readonly flag: 'missing'; readonly code: MissingCode; readonly reason: string }
  | {
      readonly token: string;
      readonly flag: 'quarantined';
      readonly code: QuarantineCode;
      readonly reason: string;
      /** The price refused as a jump; else null. Store it: a level that holds is let through. */
      readonly refusedUsd: number | null;
    };
