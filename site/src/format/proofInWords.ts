import type { ModelCard } from '../../../shared/contracts/model.ts';

const WEEKS_PER_YEAR = 52;
const count = new Intl.NumberFormat('en');

/** How long the model's skill would still have to last before its t statistic is called a proof. */
export function proofInWords({ weeks }: ModelCard['proof']): string {
  if (weeks === null) return 'cannot be told: the predictions so far point to no skill';
  if (weeks === 0) return 'no more weeks: the t statistic of the rank IC has reached its goal';
  const years = weeks / WEEKS_PER_YEAR;
  const about = years < 2 ? '' : ` (${count.format(Math.round(years))} years)`;
  return `not proven: ${count.format(weeks)} more ${weeks === 1 ? 'week' : 'weeks'}${about} if it goes on as so far`;
}
