/**
 * Probability of rule and model blended by skill omega in [0, 1]: both pulls away from one half, weighted. Without a
 * model's probability the rule stands alone, whatever omega says.
 */
export function blendProbability(rule: number, model: number | undefined, omega: number): number {
  if (model === undefined) return rule;
  return 0.5 + omega * (model - 0.5) + (1 - omega) * (rule - 0.5);
}
