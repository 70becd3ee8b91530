import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { positionsOf, tokenPositions } from '../market/tokenPositions.ts';
import { newColumn } from '../stats/newColumn.ts';
import { LIQUIDITY_WIDTH, LiquidityColumn, liquidityRow } from './liquidityRow.ts';
import { LiquidityTable } from './liquidityTable.ts';

const NO_DAYS: ReadonlySet<EpochDay> = new Set();

/**
 * Liquidity, eligibility and tradability of the panel's tokens at the close of `row` (methodology section 2).
 * `previousEligible` are the tokens eligible at the close before: they stay at the lower limits. Bars of `skippedDays`
 * (closes that never counted) are no time for missing bars.
 */
export function liquidityAt(
  panel: Panel,
  row: number,
  previousEligible: readonly string[],
  params: Parameters,
  skippedDays: ReadonlySet<EpochDay> = NO_DAYS,
): LiquidityTable {
  const positions = tokenPositions(panel);
  const count = panel.tokens.length;
  const incumbents = incumbentsOf(panel, previousEligible);
  const values = liquidityRow(panel, row, params);
  const missingBars = newColumn(count);
  for (let position = 0; position < count; position++) {
    const lastRow = values[position * LIQUIDITY_WIDTH + LiquidityColumn.lastRow] as number;
    missingBars[position] = countedBars(panel, lastRow, row, skippedDays);
  }
  return new LiquidityTable(panel.tokens, positions, { values, missingBars, incumbents }, params);
}

const known = new WeakMap<readonly string[], { readonly panel: Panel; readonly incumbents: Uint8Array }>();

/** 1 at the position of each token listed; found once for a list, which a fold keeps while it lists the same. */
function incumbentsOf(panel: Panel, tokens: readonly string[]): Uint8Array {
  let last = known.get(tokens);
  if (last?.panel !== panel) {
    last = { panel, incumbents: new Uint8Array(panel.tokens.length) };
    for (const position of positionsOf(panel, tokens)) if (position >= 0) last.incumbents[position] = 1;
    known.set(tokens, last);
  }
  return last.incumbents;
}

function countedBars(panel: Panel, lastRow: number, row: number, skippedDays: ReadonlySet<EpochDay>): number {
  let bars = row - lastRow;
  if (bars === 0) return 0;
  for (const day of skippedDays) if (day > panel.firstDay + lastRow && day <= panel.firstDay + row) bars--;
  return bars;
}
