import type { Parameters } from '../../engine/parameters.ts';

/** What may confirm a move that is too large to be believed on its own. */
export interface Evidence {
  /** US dollars traded over the last 24 hours (or the bar); null = unknown. */
  readonly volumeUsd: number | null;
  /** Median of the token's daily volume over 30 bars before the move; null = too few. */
  readonly medianVolumeUsd: number | null;
  /** Another source's price of the same instant; null = not asked or not known. */
  readonly secondSourceUsd: number | null;
}

/** Whether going from one price to another is a rise above +300% or a fall below -90% (methodology, section 2). */
export function isJump(fromUsd: number, toUsd: number, params: Parameters): boolean {
  const move = toUsd / fromUsd - 1;
  return move > params.quality.maxRise || move < -params.quality.maxFall;
}

/** Whether two sources agree on a price, as a share of the first. */
export function sourcesAgree(priceUsd: number, otherUsd: number, params: Parameters): boolean {
  return Math.abs(otherUsd - priceUsd) <= params.quality.maxSourceGap * priceUsd;
}

/** Whether anything confirms a jump to `priceUsd`: a second source, or volume at least 5 times the median. */
export function isConfirmed(priceUsd: number, evidence: Evidence, params: Parameters): boolean {
  const { volumeUsd, medianVolumeUsd, secondSourceUsd } = evidence;
  if (secondSourceUsd !== null && sourcesAgree(priceUsd, secondSourceUsd, params)) return true;
  if (volumeUsd === null || medianVolumeUsd === null || medianVolumeUsd <= 0) return false;
  return volumeUsd >= params.quality.confirmVolumeRatio * medianVolumeUsd;
}

/** One line for a person: the size of a refused move. */
export function describeJump(fromUsd: number, toUsd: number): string {
  const percent = (toUsd / fromUsd - 1) * 100;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(1)}% from ${priceText(fromUsd)} to ${priceText(toUsd)}, confirmed by neither volume nor a second source`;
}

/** One line for a person: what two sources say. */
export function describeGap(priceUsd: number, otherUsd: number): string {
  return `two sources differ: ${priceText(priceUsd)} and ${priceText(otherUsd)}`;
}

/** A price with six significant digits, for reasons. */
export function priceText(priceUsd: number): string {
  return `$${Number(priceUsd.toPrecision(6))}`;
}
