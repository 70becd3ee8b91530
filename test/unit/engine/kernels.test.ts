import { describe, expect, it } from 'vitest';
import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import { panelFeatures } from '../../../shared/grades/panelFeatures.ts';
import { FEATURES } from '../../../shared/grades/types.ts';
import { aboveMean } from '../../../shared/indices/aboveMean.ts';
import { LIQUIDITY_WIDTH, liquidityRow } from '../../../shared/indices/liquidityRow.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { BLOCK_ROWS, type FindBlock } from '../../../shared/market/rowBlocks.ts';
import type { RowTable } from '../../../shared/market/rowTables.ts';
import { panelRules } from '../../../shared/signals/panelRules.ts';
import { INPUT_WIDTH } from '../../../shared/signals/signalInputs.ts';
import { simulatedPanel } from '../grades/simulatedMarket.ts';

const KERNELS = [
  ['features', panelFeatures, FEATURES.length],
  ['liquidity', liquidityOf, LIQUIDITY_WIDTH],
  ['rules', blocksOf(panelRules), INPUT_WIDTH],
  ['sides', blocksOf(aboveMean), 1],
] as const;

/** A table's numbers as a block of one row. */
function blocksOf(tableAt: (panel: Panel, row: number, params: Parameters) => RowTable) {
  return (panel: Panel, params: Parameters): FindBlock =>
    (position, row) => {
      const table = tableAt(panel, row, params);
      return { from: row, to: row + 1, values: table.values.subarray(table.at(position, row)) };
    };
}

function liquidityOf(panel: Panel, params: Parameters): FindBlock {
  return (position, row) => {
    const values = liquidityRow(panel, row, params).subarray(position * LIQUIDITY_WIDTH);
    return { from: row, to: row + 1, values };
  };
}

/** Whole tokens and tokens with gaps, one of them born late, one of them with both volume scopes. */
function market(): Panel {
  const panel = simulatedPanel(7);
  const { days, close, venueVolume, aggregateVolume } = panel;
  for (let token = 0; token < 12; token++) {
    for (let cell = token * days + 1; cell < (token + 1) * days; cell++) {
      if (!Number.isNaN(close[cell])) continue;
      close[cell] = (close[cell - 1] as number) * 0.99;
      venueVolume[cell] = 2e6;
    }
  }
  close.fill(Number.NaN, 3 * days, 3 * days + 41);
  for (let row = 0; row < days; row += 2) aggregateVolume[4 * days + row] = 3e6;
  venueVolume.fill(Number.NaN, 5 * days, 6 * days);
  aggregateVolume.fill(4e6, 5 * days, 6 * days);
  return panel;
}

/** The panel as it was known at the close of `row`. */
function knownAt(panel: Panel, row: number): Panel {
  const days = row + 1;
  const cut = <T extends Float64Array | Uint8Array>(column: T): T => {
    const kept = panel.tokens.flatMap((_, i) => [...column.subarray(i * panel.days, i * panel.days + days)]);
    return (column.constructor as unknown as { from(values: number[]): T }).from(kept);
  };
  const { firstDay, tokens, close, venueVolume, aggregateVolume, supply, flags } = panel;
  return {
    firstDay,
    days,
    tokens,
    close: cut(close),
    venueVolume: cut(venueVolume),
    aggregateVolume: cut(aggregateVolume),
    supply: cut(supply),
    flags: cut(flags),
  };
}

const rowFrom = (find: FindBlock, position: number, row: number, width: number): Float64Array => {
  const { from, values } = find(position, row);
  return values.slice((row - from) * width, (row - from + 1) * width);
};

describe.each(KERNELS)('kernel of %s', (_, kernel, width) => {
  const panel = market();
  // Whole, late, two scopes, aggregate only, with gaps.
  const positions = [1, 3, 4, 5, 20];

  it('gives a range of rows the bits of each row alone, read from a panel that ends there', () => {
    const range = kernel(panel, PARAMETERS);
    for (let row = 0; row < panel.days; row += 1) {
      const single = kernel(knownAt(panel, row), PARAMETERS);
      for (const position of positions) {
        expect(rowFrom(range, position, row, width)).toEqual(rowFrom(single, position, row, width));
      }
    }
  });

  it('gives the same row whatever row was asked for first', () => {
    const fromStart = kernel(panel, PARAMETERS);
    for (const row of [BLOCK_ROWS + 5, panel.days - 3]) {
      const fromRow = kernel({ ...panel }, PARAMETERS);
      for (const position of positions) {
        expect(rowFrom(fromRow, position, row, width)).toEqual(rowFrom(fromStart, position, row, width));
      }
    }
  });
});
