import type { Parameters } from '../engine/parameters.ts';
import type { Liquidity } from '../indices/types.ts';
import { isRefitDay } from './trainingWindow.ts';
import type { Issued, IssuedSection } from './types.ts';

/**
 * The part of an issued section that skill will be judged on: refit days only, so that horizons do not overlap, and
 * without tokens whose supply is a stand-in, because that is look-ahead and no claim may rest on it. Null on other days
 * and where fewer tokens than a universe needs are left.
 */
export function sampleSection(
  issued: IssuedSection,
  liquidity: ReadonlyMap<string, Liquidity>,
  params: Parameters,
): IssuedSection | null {
  if (!isRefitDay(issued.day, params)) return null;
  const kept = issued.tokens.flatMap((token, i) => (liquidity.get(token)?.standInSupply === false ? [i] : []));
  if (kept.length < params.features.minUniverse) return null;
  const pick = <T>(values: readonly T[]): T[] => kept.map((i) => values[i] as T);
  const part = ({ scores, probabilities, slope }: Issued): Issued => ({
    scores: pick(scores),
    probabilities: pick(probabilities),
    slope,
  });
  return {
    ...issued,
    tokens: pick(issued.tokens),
    logistic: part(issued.logistic),
    trees: issued.trees && part(issued.trees),
  };
}
