import { PARAMETERS } from '../../../../shared/engine/parameters.ts';

/** The parameters the text speaks of: a number in a sentence is this one, never typed. */
export const P = PARAMETERS;

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** A share as a reader says it: 0.35 -> "35%", 0.005 -> "0.5%". */
export const pct = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;
export const usd = (amount: number): string => `$${compact.format(amount)}`;
/** "a, b and c". */
export function listed(items: readonly (string | number)[]): string {
  const words = items.map(String);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
