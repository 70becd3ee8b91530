import type { Panel } from './panel.ts';

/**
 * Whether the close of the token at `position` lies above its own mean of the trailing `bars` closes (this one
 * included). Undefined without a close at `row` or with less than `minShare` of the window present.
 */
export function aboveMean(
  panel: Panel,
  position: number,
  row: number,
  bars: number,
  minShare: number,
): boolean | undefined {
  const at = position * panel.days + row;
  const close = panel.close[at] as number;
  if (Number.isNaN(close)) return undefined;
  let sum = 0;
  let count = 0;
  for (let cell = at - Math.min(row, bars - 1); cell <= at; cell++) {
    const value = panel.close[cell] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count >= minShare * bars ? close > sum / count : undefined;
}
