import type { UnitResiduals } from './unitResiduals.ts';

/**
 * Sum of the unit residuals of a group, by bar. As every residual has length 1, all mean correlations follow from such
 * sums without looking at pairs: |sum|^2 = n + the sum of all n (n - 1) correlations.
 */
export interface GroupResidual {
  /** Members that have a residual, in the residuals' order. */
  readonly tokens: readonly string[];
  readonly sum: Float64Array;
}

/** The group's sum over those of its members that have a residual. */
export function groupResidual(residuals: UnitResiduals, members: ReadonlySet<string>): GroupResidual {
  const sum = new Float64Array(residuals.bars);
  const tokens = residuals.tokens.filter((token, i) => {
    if (!members.has(token)) return false;
    const at = i * residuals.bars;
    for (let bar = 0; bar < residuals.bars; bar++) {
      sum[bar] = (sum[bar] as number) + (residuals.values[at + bar] as number);
    }
    return true;
  });
  return { tokens, sum };
}

/** Mean correlation over all pairs of the group; undefined under two members. */
export function meanPairwise({ tokens, sum }: GroupResidual): number | undefined {
  const n = tokens.length;
  if (n < 2) return undefined;
  let squares = 0;
  for (const value of sum) squares += value * value;
  return (squares - n) / (n * (n - 1));
}

/**
 * Mean correlation of the token at `index` of the residuals with the others of the group, itself left out where it is
 * one of them; undefined without any other.
 */
export function meanCorrelationWith(
  residuals: UnitResiduals,
  index: number,
  { tokens, sum }: GroupResidual,
): number | undefined {
  const own = tokens.includes(residuals.tokens[index] as string) ? 1 : 0;
  const others = tokens.length - own;
  if (others === 0) return undefined;
  const at = index * residuals.bars;
  let dot = 0;
  for (let bar = 0; bar < residuals.bars; bar++) dot += (residuals.values[at + bar] as number) * (sum[bar] as number);
  return (dot - own) / others;
}
