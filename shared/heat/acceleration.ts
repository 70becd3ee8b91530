import type { Parameters } from '../engine/parameters.ts';
import { trailingReturn } from '../grades/trailing.ts';
import { sampleSd } from '../stats/sampleSd.ts';

/**
 * How much faster than its month the last week was: (r7 - 7/30 r30) / (s sqrt 7), in standard deviations of a week
 * (methodology section 7). Log returns; s is the sd of the daily ones, above 0.
 */
export function acceleration(short: number, long: number, dailySd: number, params: Parameters): number {
  const bars = params.heat.acceleration;
  return (short - (bars.short / bars.long) * long) / (dailySd * Math.sqrt(bars.short));
}

/**
 * The same from trailing index levels (ascending, this close last), and the long return itself; both undefined where the
 * levels are too few or the index did not move.
 */
export function levelAcceleration(
  levels: readonly number[],
  params: Parameters,
): { readonly acceleration: number | undefined; readonly longReturn: number | undefined } {
  const { short, long, volBars } = params.heat.acceleration;
  const longReturn = trailingReturn(levels, long);
  if (Number.isNaN(longReturn)) return { acceleration: undefined, longReturn: undefined };
  const from = levels.length - volBars;
  const daily = Array.from({ length: volBars }, (_, i) =>
    Math.log((levels[from + i] as number) / (levels[from + i - 1] as number)),
  );
  const sd = sampleSd(daily);
  if (!(sd > 0)) return { acceleration: undefined, longReturn };
  return { acceleration: acceleration(trailingReturn(levels, short), longReturn, sd, params), longReturn };
}
