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

/** The last row up to `row` with an own close of the token at `position`; -1 when the panel has none. */
export function lastPricedRow(panel: Panel, position: number, row: number): number {
  let at = row;
  while (at >= 0 && Number.isNaN(ownClose(panel, position, at))) at--;
  return at;
}
