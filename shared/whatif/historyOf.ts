import type { ClosesYear } from '../contracts/closes.ts';
import { PARAMETERS } from '../engine/parameters.ts';
import { LevelSeries } from '../indices/levelSeries.ts';
import { dayOf } from '../market/day.ts';
import { closeOf, type YearDay } from './closeOf.ts';
import { panelOf } from './panelOf.ts';
import type { WhatIfClose, WhatIfHistory } from './types.ts';

/**
 * Lays consecutive published years (ascending) out as the rotation reads them. Days passed over keep their prices in the
 * panel and are no closes. Throws without a year and where years do not follow each other.
 */
export function historyOf(years: readonly ClosesYear[]): WhatIfHistory {
  requireConsecutive(years);
  const panel = panelOf(years);
  const levels = new Map<string, LevelSeries>();
  const closes: WhatIfClose[] = [];
  let dead: ReadonlySet<string> = new Set();
  for (const year of years) {
    const from = dayOf(year.from);
    for (const [row, closed] of [...year.closed].entries()) {
      if (closed !== '1') continue;
      const at: YearDay = { year, row, day: from + row };
      growLevels(levels, at);
      const close = closeOf(at, { panel, levels, dead });
      closes.push(close);
      dead = new Set(close.rotation.delisted);
    }
  }
  return { panel, closes };
}

function requireConsecutive(years: readonly ClosesYear[]): void {
  for (const [i, year] of years.entries()) {
    const before = years[i - 1];
    if (before !== undefined && dayOf(year.from) !== dayOf(before.to) + 1)
      throw new Error(`what if: ${year.from} does not follow ${before.to}`);
  }
}

/** Adds this day's level of every index that has one, and lets go of the oldest. */
function growLevels(levels: Map<string, LevelSeries>, { year, row, day }: YearDay): void {
  for (const { id, level } of year.narratives) {
    const value = level[row];
    if (typeof value !== 'number') continue;
    const before = levels.get(id) ?? LevelSeries.EMPTY;
    levels.set(id, before.appended({ day, level: value }, PARAMETERS.index.levelsKept));
  }
}
