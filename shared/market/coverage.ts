import type { Parameters } from '../engine/parameters.ts';
import { liveTokens } from '../registry/liveTokens.ts';
import type { Registry } from '../registry/types.ts';
import { lastPricedRows } from './ownClose.ts';
import type { Panel } from './panel.ts';
import { registeredStop } from './registeredEvents.ts';
import { tokenPositions } from './tokenPositions.ts';

export interface Coverage {
  /** Ids expected to have a close at the bar, ascending. */
  readonly live: readonly string[];
  /** Share of them that have an accepted one, 0-1; 0 when none is live. */
  readonly share: number;
}

/**
 * How much of the market the bar at `row` holds. A token is live when it is a benchmark or a member of a narrative that
 * day, had a close within the trailing `params.coverage.liveWithinBars` bars (this one included), and no registered
 * delisting or migration explains its silence.
 */
export function coverageAt(panel: Panel, row: number, registry: Registry, params: Parameters): Coverage {
  let last = known.get(panel);
  if (last?.row !== row || last.registry !== registry || last.params !== params) {
    last = { row, registry, params, coverage: measured(panel, row, registry, params) };
    known.set(panel, last);
  }
  return last.coverage;
}

/** What was asked for last, by panel: a fold asks whether a close is complete, and then says how complete. */
const known = new WeakMap<
  Panel,
  { readonly row: number; readonly registry: Registry; readonly params: Parameters; readonly coverage: Coverage }
>();

function measured(panel: Panel, row: number, registry: Registry, params: Parameters): Coverage {
  const positions = tokenPositions(panel);
  const lastRows = lastPricedRows(panel);
  const live: string[] = [];
  let priced = 0;
  for (const token of liveTokens(registry, panel.firstDay + row)) {
    const position = positions.get(token);
    if (position === undefined) continue;
    const last = lastRows[position * panel.days + row] as number;
    if (last < 0 || row - last >= params.coverage.liveWithinBars) continue;
    if (last < row && registeredStop(panel, position, row, registry.events, params) !== undefined) continue;
    live.push(token);
    if (last === row) priced++;
  }
  return { live, share: live.length === 0 ? 0 : priced / live.length };
}
