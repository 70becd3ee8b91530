import type { Parameters } from '../engine/parameters.ts';
import { normalCdf } from '../stats/normalCdf.ts';
import { byPillar } from './pillars.ts';
import { PILLARS, type Pillar } from './types.ts';

const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
const HOURS_PER_BAR = 24;
/** Raw grade where nothing tells tokens apart. */
export const NEUTRAL = 50;

/** C = sum_k w_k Z_k. */
export function composite(z: Readonly<Record<Pillar, number>>, weights: Readonly<Record<Pillar, number>>): number {
  let sum = 0;
  for (const pillar of PILLARS) sum += weights[pillar] * z[pillar];
  return sum;
}

/** Raw grade in points 0-100 of a scaled composite. */
export function rawGrade(c: number): number {
  return 100 * normalCdf(c);
}

/**
 * Raw grade in points 0-100 from the pillars' Z, their weights (sum 1) and the composite's scale s, with contributions
 * in points that sum to raw - 50. An undefined scale (no spread) gives 50. Source: methodology section 4.
 */
export function gradeOf(
  z: Readonly<Record<Pillar, number>>,
  weights: Readonly<Record<Pillar, number>>,
  scale: number | undefined,
  params: Parameters,
): { readonly raw: number; readonly contributions: Readonly<Record<Pillar, number>> } {
  if (scale === undefined) return { raw: NEUTRAL, contributions: byPillar(() => 0) };
  const c = composite(z, weights) / scale;
  const raw = rawGrade(c);
  // The chord's slope from 0 to c; near 0 its limit, the tangent.
  const slope = Math.abs(c) < params.grade.contributionFloor ? 100 * DENSITY_AT_ZERO : (raw - 50) / c;
  const contributions = {
    momentum: (slope * weights.momentum * z.momentum) / scale,
    volatility: (slope * weights.volatility * z.volatility) / scale,
    liquidity: (slope * weights.liquidity * z.liquidity) / scale,
    model: (slope * weights.model * z.model) / scale,
  };
  return { raw, contributions };
}

/** Share of the way to the raw grade taken after so many bars since the last one, by bars, up to the longest gap bridged. */
export function smoothingShares({ grade }: Parameters): readonly number[] {
  const shares: number[] = [];
  for (let bars = 0; bars <= grade.maxGapBars; bars++) {
    shares.push(1 - 2 ** ((-HOURS_PER_BAR * bars) / grade.halfLifeHours));
  }
  return shares;
}

/**
 * The grade after this close: exponential smoothing by half-life, `bars` (whole) after the last grade. After a longer gap than
 * `shares` knows (Infinity: there was none) it is the raw grade itself.
 */
export function smoothGrade(before: number, bars: number, raw: number, shares: readonly number[]): number {
  return bars < shares.length ? before + (shares[bars] as number) * (raw - before) : raw;
}
