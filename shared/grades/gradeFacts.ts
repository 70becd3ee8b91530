import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { gradeOf } from './grade.ts';
import type { GradeColumns } from './gradeBook.ts';
import type { PillarColumns } from './pillars.ts';
import { type GradeFact, LETTERS, type Letter, type Pillar } from './types.ts';

/** The tokens graded at a close, and the row of each in the close's matrix. */
export interface GradedRows {
  readonly tokens: readonly string[];
  readonly rows: Int32Array;
}

type ByPillar = Readonly<Record<Pillar, number>>;

/** What each pillar is divided by; undefined where it tells no tokens apart. */
export type Scales = Readonly<Record<Pillar, number | undefined>>;

/** A graded close as columns: all that its facts say again, token by token. */
export interface GradedClose {
  readonly day: EpochDay;
  readonly graded: GradedRows;
  readonly before: GradeColumns;
  readonly after: GradeColumns;
  /** By row of the matrix, before scaling. */
  readonly pillars: PillarColumns;
  readonly scales: Scales;
  readonly weights: ByPillar;
  readonly compositeScale: number | undefined;
}

/** The facts of a close: each grade with everything that makes it. */
export function gradeFacts(close: GradedClose, params: Parameters): readonly GradeFact[] {
  const { day, graded, before, after, pillars, scales, weights, compositeScale } = close;
  return graded.tokens.map((token, i) => {
    const slot = after.roster.slotOf(token);
    const own = scaledAt(pillars, scales, graded.rows[i] as number);
    const { raw, contributions } = gradeOf(own, weights, compositeScale, params);
    const grade = after.grades[slot] as number;
    const follows = slot < before.roster.size && before.days[slot] === day - 1;
    return {
      token,
      day,
      grade,
      raw,
      change: follows ? grade - (before.grades[slot] as number) : undefined,
      smoothing: grade - raw,
      letter: LETTERS[after.letters[slot] as number] as Letter,
      pillars: explained(own, weights, contributions),
    };
  });
}

// Written out, since they run for every token: a callback per pillar takes several times as long.

function scaledAt(pillars: PillarColumns, scales: Scales, row: number): ByPillar {
  return {
    momentum: scaled(pillars.momentum[row] as number, scales.momentum),
    volatility: scaled(pillars.volatility[row] as number, scales.volatility),
    liquidity: scaled(pillars.liquidity[row] as number, scales.liquidity),
    model: scaled(pillars.model[row] as number, scales.model),
  };
}

const scaled = (sum: number, scale: number | undefined): number => (scale === undefined ? 0 : sum / scale);

function explained(z: ByPillar, weights: ByPillar, contributions: ByPillar): GradeFact['pillars'] {
  return {
    momentum: { z: z.momentum, weight: weights.momentum, contribution: contributions.momentum },
    volatility: { z: z.volatility, weight: weights.volatility, contribution: contributions.volatility },
    liquidity: { z: z.liquidity, weight: weights.liquidity, contribution: contributions.liquidity },
    model: { z: z.model, weight: weights.model, contribution: contributions.model },
  };
}
