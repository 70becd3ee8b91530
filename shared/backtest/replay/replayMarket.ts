import { ownClose } from '../../market/ownClose.ts';
import { tokenPositions } from '../../market/tokenPositions.ts';
import { halfSpreadBps } from '../../rotation/costs.ts';
import { dailyVolatility } from '../../rotation/dailyVolatility.ts';
import type { BacktestRecord } from '../types.ts';
import { allTokenChanges } from './allTokenChanges.ts';

/** What a cell of the replay market holds, by its offset: side by side, because a trade reads all four. */
export const CELL = {
  /** US dollars; NaN = no price of its own at that close. */
  price: 0,
  /** sd of daily log returns; NaN = not measurable, the token cannot be traded. */
  dailyVol: 1,
  advUsd: 2,
  /** Half-spread, fraction of the traded value. */
  halfSpread: 3,
  size: 4,
} as const;

/**
 * The market of a record as a book trades in it. Everything the cost model reads is here, so that thousands of books can
 * be replayed without the engine.
 */
export interface ReplayMarket {
  readonly closes: number;
  readonly tokens: number;
  /** Cell of (close c, token i) at `(c * tokens + i) * CELL.size`, tokens by panel position. */
  readonly cells: Float64Array;
  /** Tokens found dead at each close and not at the one before. */
  readonly died: readonly (readonly number[])[];
  /** Conversions that take effect at each close. */
  readonly conversions: readonly (readonly { readonly from: number; readonly to: number; readonly ratio: number }[])[];
}

const BPS = 1e-4;

/** Lays the market of a record out for replays. Built once for all of them. */
export function replayMarket(record: BacktestRecord): ReplayMarket {
  const { panel, closes, params } = record;
  const tokens = panel.tokens.length;
  const positions = tokenPositions(panel);
  const cells = new Float64Array(closes.length * tokens * CELL.size).fill(Number.NaN);
  closes.forEach(({ row, advUsd, capUsd }, c) => {
    panel.tokens.forEach((token, i) => {
      const cell = cellAt(tokens, c, i);
      const price = ownClose(panel, i, row);
      const adv = advUsd[i] as number;
      cells[cell + CELL.price] = price;
      if (Number.isNaN(price) || !(adv > 0)) return;
      const cap = capUsd[i] as number;
      const spread = halfSpreadBps(cap, params) * BPS;
      const volatility = dailyVolatility(panel, token, row, params.costs.volBars, params) ?? Number.NaN;
      cells[cell + CELL.dailyVol] = volatility;
      cells[cell + CELL.advUsd] = adv;
      cells[cell + CELL.halfSpread] = spread;
    });
  });
  const changes = closes.map(({ day }) => allTokenChanges(record, day));
  const at = (token: string) => positions.get(token) as number;
  const died = changes.map(({ delisted }, c) => {
    const before = new Set(changes[c - 1]?.delisted);
    return delisted.filter((token) => !before.has(token)).map(at);
  });
  return {
    closes: closes.length,
    tokens,
    cells,
    died,
    conversions: changes.map(({ conversions }) =>
      conversions.map(({ from, to, ratio }) => ({ from: at(from), to: at(to), ratio })),
    ),
  };
}

/** Where a cell begins. */
export const cellAt = (tokens: number, close: number, token: number): number => (close * tokens + token) * CELL.size;
