import type { TokenRow } from '../../../shared/contracts/tokens.ts';

/** What one pillar, or the smoothing, adds to a grade. */
export interface GradePart {
  readonly name: string;
  readonly points: number;
}

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
