import { type Panel, PanelFlag } from './panel.ts';

/**
 * Close in US dollars of the token at `position` as it was known at `row`; NaN when missing, quarantined, inherited from
 * a predecessor (the token did not trade yet) or outside the panel.
 */
export function ownClose(panel: Panel, position: number, row: number): number {
  if (row < 0 || row >= panel.days) return Number.NaN;
  const cell = position * panel.days + row;
  return ((panel.flags[cell] as number) & PanelFlag.inherited) === 0 ? (panel.close[cell] as number) : Number.NaN;
}

const known = new WeakMap<Float64Array, Int16Array>();

/** The last row up to `row` with an own close of the token at `position`; -1 when the panel has none. */
export function lastPricedRow(panel: Panel, position: number, row: number): number {
  return lastPricedRows(panel)[position * panel.days + row] as number;
}

/** Rows that 16 bits hold: 89 years of days. */
const MOST_ROWS = 32_767;

/**
 * That row for every cell, found in one sweep per panel: a walk back at every close would be slow for dead tokens. Throws
 * for a panel of more days than 16 bits count.
 */
export function lastPricedRows(panel: Panel): Int16Array {
  const swept = known.get(panel.close);
  if (swept !== undefined) return swept;
  if (panel.days > MOST_ROWS) throw new Error(`a panel holds ${MOST_ROWS} days at most; this one has ${panel.days}`);
  const rows = new Int16Array(panel.close.length);
  known.set(panel.close, rows);
  for (let position = 0; position < panel.tokens.length; position++) {
    let last = -1;
    for (let row = 0; row < panel.days; row++) {
      if (!Number.isNaN(ownClose(panel, position, row))) last = row;
      rows[position * panel.days + row] = last;
    }
  }
  return rows;
}
