import type { TokenRow } from '../../../shared/contracts/tokens.ts';
import type { GradePart } from '../charts/GradeBars.tsx';

/** The parts of a grade in points: with 50 they sum to it. Undefined where there is no grade. */
export function gradeParts({ pillars, grade_smoothing }: TokenRow): readonly GradePart[] | undefined {
  if (pillars === null || grade_smoothing === null) return undefined;
  return [
    { name: 'momentum', points: pillars.momentum.contribution },
    { name: 'volatility', points: pillars.volatility.contribution },
    { name: 'liquidity', points: pillars.liquidity.contribution },
    { name: 'model', points: pillars.model.contribution },
    { name: 'smoothing', points: grade_smoothing },
  ];
}
