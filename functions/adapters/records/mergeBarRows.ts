import type { BarRow } from './formats.ts';

/**
 * A day's rows completed by newly learnt ones: a token without a row gets one; an existing row keeps its close, source
 * and flag (what was published stands) and only its unknown volumes and supply are filled; a quarantined row stays as it is.
 */
export function mergeBarRows(existing: readonly BarRow[], learnt: readonly BarRow[]): BarRow[] {
  const rows = new Map(existing.map((row) => [row[0], row]));
  for (const row of learnt) {
    const before = rows.get(row[0]);
    if (before === undefined) rows.set(row[0], row);
    else if (before[6] === 'accepted') rows.set(row[0], completed(before, row));
  }
  return [...rows.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function completed(before: BarRow, learnt: BarRow): BarRow {
  const [token, close, venueVolume, aggregateVolume, supply, source, flag] = before;
  return [token, close, venueVolume ?? learnt[2], aggregateVolume ?? learnt[3], supply ?? learnt[4], source, flag];
}
