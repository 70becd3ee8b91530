import type { GradeState } from './types.ts';

/** Before the first graded close. */
export function emptyGradeState(): GradeState {
  return {
    grades: {},
    pillarSds: { momentum: [], volatility: [], liquidity: [], model: [] },
    compositeSds: [],
  };
}
