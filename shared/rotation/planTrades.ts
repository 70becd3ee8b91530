import type { Parameters } from '../engine/parameters.ts';
import { type NumberColumn, numbersAt, valuesAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { closeAt } from './closeWindow.ts';
import type { Due } from './due.ts';
import type { RotationClose } from './rotationClose.ts';
import type { OrderColumns } from './rotationColumns.ts';
import { type TradingTerms, tradingTerms } from './tradingTerms.ts';
import type { ReasonCode } from './types.ts';

/** One trade as wanted at a close, before buys are fitted to the cash. */
export interface PlannedTrade {
  readonly token: string;
  /** Signed fraction of NAV, within the liquidity limit. */
  readonly dw: number;
  readonly price: number;
  /** Undefined for a delisted position, which leaves at its haircut price without further cost. */
  readonly terms: TradingTerms | undefined;
  readonly reasons: readonly ReasonCode[];
  /** Decided, so that it trades whatever its size. */
  readonly isDue: boolean;
  readonly cutByLiquidity: boolean;
  /** No-trade band of the token, fraction of NAV. */
  readonly band: number;
}

export interface TradePlan {
  /** Tokens ascending. */
  readonly planned: readonly PlannedTrade[];
  /** Due trades of tokens that cannot be traded at this close. */
  readonly waiting: Due;
}

/**
 * Trades from drifted weights to the order's target. A due token trades whatever the size; any other only when
 * `|dw| >= max(band of NAV, band of its target)`. No trade exceeds its share of the token's daily volume. Books are
 * never short: a trade sells at most what is held.
 */
export function planTrades(
  weights: NumberColumn,
  pending: OrderColumns,
  close: RotationClose,
  lastPrices: NumberColumn,
  aumUsd: number,
  params: Parameters,
): TradePlan {
  const planned: PlannedTrade[] = [];
  const waiting: { tokens: string[]; values: (readonly ReasonCode[])[] } = { tokens: [], values: [] };
  // Prices are known of all of these, so that no lists are merged; a token neither held nor wanted has no gap.
  const tokens = ascendingTokens([lastPrices.tokens, weights.tokens, pending.target.tokens]);
  const helds = numbersAt(weights, tokens, 0);
  const targets = numbersAt(pending.target, tokens, 0);
  const dues = valuesAt(pending.due, tokens, undefined);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    const held = helds[i] as number;
    const target = targets[i] as number;
    const gap = target - held;
    const band = noTradeBand(target, params);
    const due = dues[i];
    const reasons = due ?? bandReasons(gap, target, band, pending, params);
    if (reasons === undefined || Math.abs(gap) <= params.rotation.band.tolerance) continue;

    const isDue = due !== undefined;
    if (due?.includes('DELISTED') && closeAt(close.panel, token, close.row) === undefined) {
      const [price = 0] = valuesAt(lastPrices, [token], undefined);
      planned.push({ token, dw: -held, price, terms: undefined, reasons, isDue, cutByLiquidity: false, band });
      continue;
    }
    const terms = tradingTerms(close, token, params);
    if (terms === undefined) {
      if (due !== undefined) {
        waiting.tokens.push(token);
        waiting.values.push(due);
      }
      continue;
    }
    const limit = (params.rotation.maxAdvShare * terms.advUsd) / aumUsd;
    const dw = Math.max(-limit, Math.min(limit, gap));
    planned.push({ token, dw, price: terms.price, terms, reasons, isDue, cutByLiquidity: dw !== gap, band });
  }
  return { planned, waiting };
}

/** Half-width of the no-trade band around a target weight, fraction of NAV. */
export function noTradeBand(target: number, params: Parameters): number {
  return Math.max(params.rotation.band.nav, params.rotation.band.target * target);
}

const VOL_SCALE: readonly ReasonCode[] = ['VOL_SCALE'];
const DRIFT: readonly ReasonCode[] = ['DRIFT'];

/** Reason of a trade nobody decided: the scale if the gap would lie inside the band without its last change, else drift. */
function bandReasons(
  gap: number,
  target: number,
  band: number,
  { scale, scaleBefore }: OrderColumns,
  params: Parameters,
): readonly ReasonCode[] | undefined {
  const width = band - params.rotation.band.tolerance;
  if (!(Math.abs(gap) >= width)) return undefined;
  const withoutScale = gap - target * (1 - scaleBefore / scale);
  return scale !== scaleBefore && !(Math.abs(withoutScale) >= width) ? VOL_SCALE : DRIFT;
}
