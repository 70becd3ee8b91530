import type { Panel } from '../market/panel.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { LiquidityTable } from './liquidityTable.ts';
import type { Liquidity } from './types.ts';

/** Liquidity by token: a fold's table, or any map of facts read back. These ask a table without an object being made. */
export type LiquidityView = ReadonlyMap<string, Liquidity>;

export function isEligible(view: LiquidityView, token: string): boolean {
  return view instanceof LiquidityTable ? view.isEligible(token) : view.get(token)?.eligible === true;
}

export function isTradable(view: LiquidityView, token: string): boolean {
  return view instanceof LiquidityTable ? view.isTradable(token) : view.get(token)?.tradable === true;
}

/** Whether the token at a position of the panel is tradable. */
export function isTradableAt(view: LiquidityView, panel: Panel, position: number): boolean {
  return view instanceof LiquidityTable
    ? view.isTradableAt(position)
    : isTradable(view, panel.tokens[position] as string);
}

/** Whether the token at a position of the panel is eligible. */
export function isEligibleAt(view: LiquidityView, panel: Panel, position: number): boolean {
  return view instanceof LiquidityTable
    ? view.isEligibleAt(position)
    : isEligible(view, panel.tokens[position] as string);
}

/** How many of `tokens` are eligible. */
export function countEligible(view: LiquidityView, panel: Panel, tokens: readonly string[]): number {
  let count = 0;
  if (view instanceof LiquidityTable) {
    const positions = positionsOf(panel, tokens);
    for (let i = 0; i < positions.length; i++) if (view.isEligibleAt(positions[i] as number)) count++;
  } else for (const token of tokens) if (isEligible(view, token)) count++;
  return count;
}

/** Bars since the first price of the token at a position of the panel. */
export function pricedBarsAt(view: LiquidityView, panel: Panel, position: number): number {
  if (view instanceof LiquidityTable) return view.pricedBarsAt(position);
  return view.get(panel.tokens[position] as string)?.pricedBars ?? 0;
}

/** Bars since the first price of the youngest of the tokens at some positions; Infinity for none. */
export function youngestBars(view: LiquidityView, panel: Panel, positions: Int32Array): number {
  if (view instanceof LiquidityTable) return view.youngestBars(positions);
  return Math.min(...Array.from(positions, (position) => pricedBarsAt(view, panel, position)));
}

/** Cap in US dollars of the token at a position of the panel; NaN where it cannot be known, with a stand-in supply too. */
export function capUsdAt(view: LiquidityView, panel: Panel, position: number): number {
  if (view instanceof LiquidityTable) return view.capUsdAt(position);
  const one = view.get(panel.tokens[position] as string);
  return one === undefined || one.standInSupply ? Number.NaN : (one.capUsd ?? Number.NaN);
}

/** `ADV` in US dollars of the token at a position of the panel; NaN where it cannot be known. */
export function advUsdAt(view: LiquidityView, panel: Panel, position: number): number {
  if (view instanceof LiquidityTable) return view.advUsdAt(position);
  return view.get(panel.tokens[position] as string)?.advUsd ?? Number.NaN;
}
