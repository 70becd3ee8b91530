import type { Narratives } from '../../contracts/narratives.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';

const percent = (fraction: number): string => `${fraction > 0 ? '+' : ''}${(fraction * 100).toFixed(1)}%`;

/** The state of the market in one sentence. Words follow from the regime's tests; every number stands in the snapshot. */
export function marketSentence(input: SnapshotInput, lookups: Lookups, narratives: Narratives): string {
  const regime = input.rotations[0]?.regime;
  const bitcoin = lookups.benchmarkRoi.get('bitcoin')?.d7 ?? null;
  const leaders = narratives.narratives
    .filter((row) => row.status === 'tradable' && row.roi.absolute.d7 !== null)
    .slice(0, 2)
    .map((row) => `${row.name} (${percent(row.roi.absolute.d7 ?? 0)})`);
  const mood = regime === undefined ? '' : moodOf(regime.btcAboveSma50, regime.breadthAboveThreshold);
  const breadth =
    regime?.breadth === undefined
      ? ''
      : `, ${Math.round(regime.breadth * 100)}% of eligible tokens are above their 20-day mean`;
  const week = bitcoin === null ? '' : ` (${percent(bitcoin)} in 7 days)`;
  const lead = leaders.length === 0 ? 'no narrative is tradable yet' : `${leaders.join(' and ')} lead over 7 days`;
  return `${mood}: Bitcoin is ${regime?.btcAboveSma50 ? 'above' : 'below'} its 50-day mean${week}${breadth}; ${lead}.`;
}

function moodOf(btcAbove: boolean, breadthAbove: boolean): string {
  if (btcAbove && breadthAbove) return 'Risk on';
  return btcAbove || breadthAbove ? 'Mixed' : 'Risk off';
}
