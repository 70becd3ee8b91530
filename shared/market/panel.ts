import type { EpochDay } from './day.ts';

/**
 * Daily bars of all tokens over consecutive days, token-major: cell (token i, row d) is at `i * days + d`, row d is day
 * `firstDay + d`. Missing is NaN; zero and negative prices never enter. A reader at close t may touch rows <= t only.
 */
export interface Panel {
  readonly firstDay: EpochDay;
  readonly days: number;
  /** Stable internal token ids, ascending. */
  readonly tokens: readonly string[];
  /** US dollars at the close; NaN = missing or quarantined. Registered events are already spliced in. */
  readonly close: Float64Array;
  /** US dollars traded during the bar as one trusted venue saw it; NaN = unknown. */
  readonly venueVolume: Float64Array;
  /** US dollars traded during the bar summed over all venues; NaN = unknown. */
  readonly aggregateVolume: Float64Array;
  /** Last circulating supply known at that close, in tokens; NaN = never seen. */
  readonly supply: Float64Array;
  /** Bits of `PanelFlag`. */
  readonly flags: Uint8Array;
}

export const PanelFlag = {
  /** A price arrived and was refused; `close` is NaN. */
  quarantined: 1,
  /** The supply is older than the methodology's limit. */
  staleSupply: 2,
  /** No supply was known at this bar, only a later one: look-ahead, so it is left out and caps decide nothing here. */
  standInSupply: 4,
  /** History inherited from a predecessor: look-ahead at its own bar, readable only from the successor's first price on. */
  inherited: 8,
} as const;

/** Row of `day` in the panel; -1 when outside. */
export function rowOf(panel: Panel, day: EpochDay): number {
  const row = day - panel.firstDay;
  return row >= 0 && row < panel.days ? row : -1;
}
