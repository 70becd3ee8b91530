import type { Parameters } from '../engine/parameters.ts';
import { trailingMean } from '../grades/trailing.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { volumeWindow } from '../market/volumeWindow.ts';

/** Trusted US dollars a day, means over the short and the long window. */
export interface VolumePair {
  readonly short: number;
  readonly long: number;
}

/**
 * Trusted volume of each token over both windows at `row`, in one scope per token. Only tokens with enough bars in both
 * are in the map: one that came or went within the long window would look like attention.
 */
export function volumePairs(
  panel: Panel,
  row: number,
  tokens: readonly string[],
  params: Parameters,
): ReadonlyMap<string, VolumePair> {
  const positions = tokenPositions(panel);
  const { short: shortBars, long: longBars } = params.heat.attention;
  const pairs = new Map<string, VolumePair>();
  for (const token of tokens) {
    const position = positions.get(token);
    if (position === undefined) continue;
    const window = volumeWindow(panel, row, position, params);
    const values = window.values.subarray(window.from, window.to);
    const short = window.trust * trailingMean(values, shortBars, params.features.minWindowShare);
    const long = window.trust * trailingMean(values, longBars, params.features.minWindowShare);
    if (!Number.isNaN(short + long)) pairs.set(token, { short, long });
  }
  return pairs;
}

/** Sum over those of `tokens` that have volumes. */
export function totalVolume(pairs: ReadonlyMap<string, VolumePair>, tokens: Iterable<string>): VolumePair {
  let short = 0;
  let long = 0;
  for (const token of tokens) {
    const pair = pairs.get(token);
    if (pair === undefined) continue;
    short += pair.short;
    long += pair.long;
  }
  return { short, long };
}

/**
 * A narrative's share of all members' volume over the short window (0-1), and attention: the log of that share over the
 * long window's, above 0 when volume moves in (methodology section 7). Undefined where a volume is 0.
 */
export function attention(
  own: VolumePair,
  all: VolumePair,
): { readonly share: number; readonly attention: number } | undefined {
  if (!(own.short > 0 && own.long > 0 && all.short > 0 && all.long > 0)) return undefined;
  const share = own.short / all.short;
  return { share, attention: Math.log(share / (own.long / all.long)) };
}
