import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { Registry } from '../registry/types.ts';
import type { Liquidity } from './types.ts';

/** What the indices read of one daily close that counts. Rows after `row` are never read. */
export interface Close {
  readonly panel: Panel;
  readonly row: number;
  readonly day: EpochDay;
  readonly registry: Registry;
  /** Liquidity at this close, by token. */
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  /** Liquidity at the preceding close; empty at the first. */
  readonly preceding: ReadonlyMap<string, Liquidity>;
  /** Whether this is the first bar of a month: rebalances are due. */
  readonly firstOfMonth: boolean;
  /** Live, an unannounced stop is carried and flagged for the curator; in a back-test the token leaves. */
  readonly live: boolean;
}
