import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { type Panel, PanelFlag } from '../market/panel.ts';
import type { RowBlock } from '../market/rowBlocks.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { LIQUIDITY_WIDTH, LiquidityColumn, liquidityBlocks } from './liquidityBlocks.ts';
import type { Liquidity, LiquidityReason } from './types.ts';

const NO_DAYS: ReadonlySet<EpochDay> = new Set();

/**
 * Liquidity, eligibility and tradability of `tokens` at the close of `row`, in their order (methodology section 2).
 * `previousEligible` are the tokens eligible at the close before: they stay at the lower limits. Bars of `skippedDays`
 * (closes that never counted) are no time for missing bars. Throws for a token that is not in the panel.
 */
export function liquidityAt(
  panel: Panel,
  row: number,
  tokens: readonly string[],
  previousEligible: ReadonlySet<string>,
  params: Parameters,
  skippedDays: ReadonlySet<EpochDay> = NO_DAYS,
): Liquidity[] {
  const positions = tokenPositions(panel);
  const blockOf = liquidityBlocks(panel, params);
  return tokens.map((token) => {
    const position = positions.get(token);
    if (position === undefined) throw new Error(`liquidity: ${token} is not in the panel`);
    const block = blockOf(position, row);
    return judgeLiquidity(panel, row, position, block, previousEligible.has(token), params, skippedDays);
  });
}

/**
 * One token's `Liquidity` at the close of `row`. Missing bars up to the limit of `params.index.frozenBars` keep a token
 * eligible at its carried price; past it, or without an own price yet, it is NOT_PRICED. `pricedBars` counts from the
 * panel's first row at the earliest: compare it with limits shorter than the panel only.
 */
function judgeLiquidity(
  panel: Panel,
  row: number,
  position: number,
  { from, values }: RowBlock,
  wasEligible: boolean,
  params: Parameters,
  skippedDays: ReadonlySet<EpochDay>,
): Liquidity {
  const at = (row - from) * LIQUIDITY_WIDTH;
  const flags = values[at + LiquidityColumn.flags] as number;
  const standInSupply = (flags & PanelFlag.standInSupply) !== 0;
  const lastRow = values[at + LiquidityColumn.lastRow] as number;
  const missingBars = countedBars(panel, lastRow, row, skippedDays);
  const pricedBars = values[at + LiquidityColumn.pricedBars] as number;
  const volumeUsd = known(values[at + LiquidityColumn.volumeUsd] as number);
  const capUsd = known(values[at + LiquidityColumn.capUsd] as number);
  const advUsd = advOf(volumeUsd, capUsd, standInSupply, params);
  const measured = { volumeUsd, advUsd, capUsd, standInSupply, pricedBars, missingBars };

  const reasons = ineligibility(measured, wasEligible, params);
  if (values[at + LiquidityColumn.pegged] === 1) reasons.push('PEGGED');
  const eligible = reasons.length === 0;
  addUntradability(measured, reasons, params);
  return {
    token: panel.tokens[position] as string,
    volumeUsd,
    advUsd,
    capUsd,
    standInSupply,
    staleSupply: (flags & PanelFlag.staleSupply) !== 0,
    pricedBars,
    missingBars,
    eligible,
    tradable: reasons.length === 0,
    reasons,
  };
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

type Measured = Pick<Liquidity, 'volumeUsd' | 'advUsd' | 'capUsd' | 'standInSupply' | 'pricedBars' | 'missingBars'>;

function ineligibility(measured: Measured, wasEligible: boolean, params: Parameters): LiquidityReason[] {
  const limits = wasEligible ? params.eligibility.stay : params.eligibility.enter;
  const reasons: LiquidityReason[] = [];
  if (measured.pricedBars === 0 || measured.missingBars > params.index.frozenBars) reasons.push('NOT_PRICED');
  if (measured.pricedBars < params.eligibility.minPricedBars) reasons.push('TOO_YOUNG');
  if (measured.capUsd === undefined && !measured.standInSupply) reasons.push('NO_SUPPLY');
  if ((measured.volumeUsd ?? 0) < limits.volumeUsd) reasons.push('LOW_VOLUME');
  if (measured.capUsd !== undefined && measured.capUsd < limits.capUsd) reasons.push('LOW_CAP');
  return reasons;
}

function addUntradability(measured: Measured, reasons: LiquidityReason[], params: Parameters): void {
  const limits = params.eligibility.tradable;
  if (measured.capUsd !== undefined && measured.capUsd < limits.capUsd) reasons.push('CAP_BELOW_TRADABLE');
  if ((measured.advUsd ?? 0) < limits.advUsd) reasons.push('ADV_BELOW_TRADABLE');
  if (measured.missingBars > params.index.carriedBars) reasons.push('FROZEN');
}

/** min(V, .5 cap); V alone with a stand-in supply; undefined where either cannot be known. */
function advOf(volumeUsd: number | undefined, capUsd: number | undefined, standIn: boolean, params: Parameters) {
  if (volumeUsd === undefined || standIn) return volumeUsd;
  return capUsd === undefined ? undefined : Math.min(volumeUsd, params.volume.advCapShare * capUsd);
}

function countedBars(panel: Panel, lastRow: number, row: number, skippedDays: ReadonlySet<EpochDay>): number {
  let bars = row - lastRow;
  if (bars === 0) return 0;
  for (const day of skippedDays) if (day > panel.firstDay + lastRow && day <= panel.firstDay + row) bars--;
  return bars;
}
