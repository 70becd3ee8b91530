import type { Parameters } from '../engine/parameters.ts';
import { normalCdf } from '../stats/normalCdf.ts';
import { byPillar } from './pillars.ts';
import { PILLARS, type Pillar } from './types.ts';

const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
const HOURS_PER_BAR = 24;

/** C = sum_k w_k Z_k. */
export function composite(z: Readonly<Record<Pillar, number>>, weights: Readonly<Record<Pillar, number>>): number {
  let sum = 0;
  for (const pillar of PILLARS) sum += weights[pillar] * z[pillar];
  return sum;
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
  if (scale === undefined) return { raw: 50, contributions: byPillar(() => 0) };
  const c = composite(z, weights) / scale;
  const raw = 100 * normalCdf(c);
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

/**
 * The grade after this close: exponential smoothing by half-life, with the time since the last grade in whole bars. The
 * first grade, and one after a longer gap than allowed, is the raw grade itself.
 */
export function smoothGrade(
  previous: { readonly grade: number; readonly day: number } | undefined,
  raw: number,
  day: number,
  params: Parameters,
): number {
  if (previous === undefined || isGap(previous.day, day, params)) return raw;
  const hours = HOURS_PER_BAR * (day - previous.day);
  return previous.grade + (1 - 2 ** (-hours / params.grade.halfLifeHours)) * (raw - previous.grade);
}

/** Whether the last grade is too old to be continued. */
export function isGap(previousDay: number, day: number, params: Parameters): boolean {
  return day - previousDay > params.grade.maxGapBars;
}
