import type { Parameters } from '../engine/parameters.ts';
import { liveTokens } from '../registry/liveTokens.ts';
import type { Registry } from '../registry/types.ts';
import { lastPricedRows } from './ownClose.ts';
import type { Panel } from './panel.ts';
import { registeredStop } from './registeredEvents.ts';
import { positionsOf } from './tokenPositions.ts';

export interface Coverage {
  /** How many tokens are expected to have a close at the bar. */
  readonly live: number;
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
  const lastRows = lastPricedRows(panel);
  let live = 0;
  let priced = 0;
  const { days } = panel;
  const positions = positionsOf(panel, liveTokens(registry, panel.firstDay + row));
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number;
    if (position < 0) continue;
    const last = lastRows[position * days + row] as number;
    // Nearly all of them.
    if (last === row) {
      live++;
      priced++;
      continue;
    }
    if (last < 0 || row - last >= params.coverage.liveWithinBars) continue;
    if (registeredStop(panel, position, row, registry.events, params) === undefined) live++;
  }
  return { live, share: live === 0 ? 0 : priced / live };
}
