import { isFirstOfMonth } from '../../engine/calendar.ts';
import { ownClose } from '../../market/ownClose.ts';
import { tokenPositions } from '../../market/tokenPositions.ts';
import { heldValue, type PriceHistory } from '../../model/heldValue.ts';
import type { BacktestRecord, RecordedClose } from '../types.ts';

/**
 * NAV of a basket that is held between rebalances, without costs, 1 at the first close. It is rebalanced there and at the
 * first close of each month to `sizesAt` (made to sum to 1; tokens without a price then are left out). What dies in
 * between is kept at its last price less the haircut until the next rebalance; a renamed token goes on as its successor.
 * Undefined when the first close has nothing to hold.
 */
export function basketPath(
  record: BacktestRecord,
  sizesAt: (close: RecordedClose) => ReadonlyMap<string, number>,
): Float64Array | undefined {
  const { panel, closes, params } = record;
  const prices: PriceHistory = {
    panel,
    events: record.registry.events,
    skippedDays: new Set(record.skippedDays),
  };
  const positions = tokenPositions(panel);
  const nav = new Float64Array(closes.length);
  let units: readonly (readonly [string, number])[] = [];
  for (const [c, close] of closes.entries()) {
    const worth = ([token, amount]: readonly [string, number]) =>
      amount * heldValue(prices, token, positions.get(token) ?? -1, close.row, params.index.haircut, params);
    nav[c] = c === 0 ? 1 : units.reduce((sum, unit) => sum + worth(unit), 0);
    if (!isFirstOfMonth(closes[c - 1]?.day ?? null, close.day)) continue;
    const fresh = unitsOf(record, close, sizesAt(close), nav[c] as number);
    if (fresh.length > 0) units = fresh;
    if (units.length === 0) return undefined;
  }
  return nav;
}

function unitsOf(
  { panel }: BacktestRecord,
  { row }: RecordedClose,
  sizes: ReadonlyMap<string, number>,
  nav: number,
): readonly (readonly [string, number])[] {
  const priced = [...sizes].flatMap(([token, size]) => {
    const price = ownClose(panel, tokenPositions(panel).get(token) ?? -1, row);
    return size > 0 && price > 0 ? [{ token, size, price }] : [];
  });
  const total = priced.reduce((sum, { size }) => sum + size, 0);
  return priced.map(({ token, size, price }) => [token, (nav * size) / total / price] as const);
}
