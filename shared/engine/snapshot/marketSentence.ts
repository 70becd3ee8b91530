import type { Narratives } from '../../contracts/narratives.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';

/** A signed percentage; what rounds to zero has no sign. */
function percent(fraction: number): string {
  const text = Math.abs(fraction * 100).toFixed(1);
  if (Number(text) === 0) return '0.0%';
  return `${fraction > 0 ? '+' : '\u2212'}${text}%`;
}

/** The state of the market in one sentence. Words follow from the regime's tests; every number stands in the snapshot. */
export function marketSentence(input: SnapshotInput, lookups: Lookups, narratives: Narratives): string {
  const regime = input.rotations[0]?.regime;
  if (regime === undefined) throw new Error('marketSentence: a snapshot needs the last close of the rotation');
  const bitcoin = lookups.benchmarkRoi.get('bitcoin')?.d7 ?? null;
  const best = narratives.narratives
    .filter((row) => row.status === 'tradable' && row.roi.absolute.d7 !== null)
    .slice(0, 2);
  const anyUp = best.some((row) => (row.roi.absolute.d7 ?? 0) > 0);
  const leaders = best.map((row) => `${row.name} (${percent(row.roi.absolute.d7 ?? 0)})`);
  const mood = moodOf(regime.btcAboveSma50, regime.breadthAboveThreshold);
  const breadth =
    regime.breadth === undefined
      ? ''
      : `, ${Math.round(regime.breadth * 100)}% of eligible tokens are above their 20-day mean`;
  const week = bitcoin === null ? '' : ` (${percent(bitcoin)} in 7 days)`;
  const lead =
    leaders.length === 0
      ? 'no narrative is tradable yet'
      : `${leaders.join(' and ')} ${leaders.length === 1 ? 'is' : 'are'} ${anyUp ? 'ahead' : 'down least'} over 7 days`;
  return `${mood}: Bitcoin is ${regime.btcAboveSma50 ? 'above' : 'below'} its 50-day mean${week}${breadth}; ${lead}.`;
}

function moodOf(btcAbove: boolean, breadthAbove: boolean): string {
  if (btcAbove && breadthAbove) return 'Risk on';
  return btcAbove || breadthAbove ? 'Mixed' : 'Risk off';
}
