import type { Trial } from '../../../../../shared/whatif/luckOf.ts';
import { readLocal, writeLocal } from '../../../data/localText.ts';

const KEPT = 'what-if-trials';

/** The reader's trials so far, kept by this browser. What is not a trial is left out. */
export function keptTrials(): readonly Trial[] {
  try {
    const rows: unknown = JSON.parse(readLocal(KEPT) ?? '[]');
    return Array.isArray(rows) ? rows.filter(isTrial) : [];
  } catch {
    return [];
  }
}

export function keepTrials(trials: readonly Trial[]): void {
  writeLocal(KEPT, trials.length === 0 ? '' : JSON.stringify(trials));
}

function isTrial(row: unknown): row is Trial {
  const { key, sharpe } = (row ?? {}) as Partial<Trial>;
  return typeof key === 'string' && typeof sharpe === 'number' && Number.isFinite(sharpe);
}
