import type { EpochDay } from '../market/day.ts';

/** A traded theme. */
export interface Narrative {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
}

/** A dated other name of a token; `[from, to)`, `to` null = still so. */
export interface Alias {
  /** `file`: the symbol in published price collections, where theirs is not the token's own. */
  readonly kind: 'coingecko' | 'binance' | 'symbol' | 'file';
  readonly value: string;
  readonly from: EpochDay;
  readonly to: EpochDay | null;
}

export interface RegistryToken {
  /** Stable internal id; never reused, never shown as a provider's id. */
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  /** A benchmark is priced and charted but belongs to a narrative only through a membership row. */
  readonly benchmark: boolean;
  readonly aliases: readonly Alias[];
}

/** Half-open `[from, to)`. Live, a row counts when also `decidedAt <= close`; seed rows were written before the release. */
export interface Membership {
  readonly narrative: string;
  readonly token: string;
  readonly from: EpochDay;
  readonly to: EpochDay | null;
  readonly decidedAt: EpochDay;
  readonly seed: boolean;
  readonly reason: string;
}

/** `ratio` is new tokens per old one (1 for a rename, null for a delisting). `date` is the first day of the new state. */
export interface TokenEvent {
  readonly date: EpochDay;
  readonly kind: 'rename' | 'merge' | 'redenominate' | 'delist';
  readonly from: string;
  readonly to: string | null;
  readonly ratio: number | null;
  readonly reason: string;
}

export interface Registry {
  /** Release date of the registry: all time before it is hypothetical. */
  readonly releasedOn: EpochDay;
  readonly narratives: readonly Narrative[];
  readonly tokens: readonly RegistryToken[];
  readonly memberships: readonly Membership[];
  readonly events: readonly TokenEvent[];
}
