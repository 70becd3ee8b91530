import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from './day.ts';
import { type Panel, PanelFlag } from './panel.ts';
import { tokenPositions } from './tokenPositions.ts';

/** One token's bar as accepted by the quality gates. US dollars; supply in tokens, as observed that day. */
export interface PanelRow {
  readonly token: string;
  readonly close: number | null;
  readonly venueVolumeUsd: number | null;
  readonly aggregateVolumeUsd: number | null;
  readonly supply: number | null;
  readonly quarantined: boolean;
  /** Whether the bar's source tells no supply of any token (a venue's klines). Default false: a null supply is unknown. */
  readonly supplyUntold?: boolean;
}

/** Whether a bar's source tells supplies; 0 = no bar that day. */
const UNTOLD = 1;
const TOLD = 2;

export interface PanelInput {
  /** Ascending ids, each once; bars of other tokens are left out. */
  readonly tokens: readonly string[];
  readonly firstDay: EpochDay;
  readonly days: number;
  /** In any order; days outside the window are left out, a day without bars stays missing. */
  readonly bars: Iterable<{ readonly day: EpochDay; readonly rows: readonly PanelRow[] }>;
}

/**
 * Builds the panel of a window. The last observed supply is carried forward per token, flagged stale past the limit. Before
 * the first observation it is never seen; where the source tells none, the bar is flagged: a later supply would be look-ahead.
 * A close that is not a positive number is refused like a quarantined one, a negative volume is unknown. Throws when
 * the tokens are not ascending.
 */
export function buildPanel(input: PanelInput, params: Parameters): Panel {
  const { tokens, firstDay, days } = input;
  requireAscending(tokens);
  const cells = tokens.length * days;
  const missing = (): Float64Array => new Float64Array(cells).fill(Number.NaN);
  const panel: Panel = {
    firstDay,
    days,
    tokens,
    close: missing(),
    venueVolume: missing(),
    aggregateVolume: missing(),
    supply: missing(),
    flags: new Uint8Array(cells),
  };
  const told = new Uint8Array(cells);
  const positions = tokenPositions(panel);
  for (const { day, rows } of input.bars) {
    const row = day - firstDay;
    if (row < 0 || row >= days) continue;
    for (const bar of rows) {
      const position = positions.get(bar.token);
      if (position === undefined) continue;
      write(panel, position * days + row, bar);
      told[position * days + row] = bar.supplyUntold === true ? UNTOLD : TOLD;
    }
  }
  for (let position = 0; position < tokens.length; position++)
    carrySupply(panel, position, told, params.supply.staleAfterDays);
  return panel;
}

function requireAscending(tokens: readonly string[]): void {
  for (let i = 1; i < tokens.length; i++) {
    const [before, token] = [tokens[i - 1] as string, tokens[i] as string];
    if (before >= token) throw new Error(`panel: tokens must be ascending, each once; ${token} follows ${before}`);
  }
}

function write(panel: Panel, cell: number, bar: PanelRow): void {
  const priced = bar.close !== null && bar.close > 0 && Number.isFinite(bar.close);
  const refused = bar.quarantined || (bar.close !== null && !priced);
  panel.close[cell] = priced && !refused ? (bar.close as number) : Number.NaN;
  panel.flags[cell] = refused ? PanelFlag.quarantined : 0;
  panel.venueVolume[cell] = volumeOf(bar.venueVolumeUsd);
  panel.aggregateVolume[cell] = volumeOf(bar.aggregateVolumeUsd);
  panel.supply[cell] = bar.supply !== null && bar.supply > 0 ? bar.supply : Number.NaN;
}

function volumeOf(usd: number | null): number {
  return usd !== null && usd >= 0 ? usd : Number.NaN;
}

function carrySupply(panel: Panel, position: number, told: Uint8Array, staleAfterDays: number): void {
  const { supply, flags, days } = panel;
  const start = position * days;
  let observedRow = -1;
  let untold = false;
  for (let row = 0; row < days; row++) {
    const cell = start + row;
    if (!Number.isNaN(supply[cell])) {
      observedRow = row;
    } else if (observedRow >= 0) {
      supply[cell] = supply[cell - 1] as number;
      if (row - observedRow > staleAfterDays) flags[cell] = (flags[cell] as number) | PanelFlag.staleSupply;
    } else {
      // A day without a bar changes nothing about what the source tells.
      if (told[cell] !== 0) untold = told[cell] === UNTOLD;
      if (untold) flags[cell] = (flags[cell] as number) | PanelFlag.standInSupply;
    }
  }
}
