import type { GradeFact, GradeState } from '../grades/types.ts';
import type { HeatFact, HeatState } from '../heat/types.ts';
import type { IndexFact, IndexState, Liquidity } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { ModelFact, ModelState } from '../model/types.ts';
import type { RotationFact, RotationState } from '../rotation/types.ts';
import type { SignalFact, SignalState } from '../signals/types.ts';

/** Recursive values only: what `advance` cannot recompute from the panel's window. JSON-safe. */
export interface EngineState {
  readonly methodologyVersion: string;
  /** The last close advanced; null before the first. */
  readonly day: EpochDay | null;
  /** Closes passed over for want of coverage, ascending, the last `skippedKept`: no time passed on them. */
  readonly skippedDays: readonly EpochDay[];
  /** Tokens eligible at that close, ascending: the buffer's incumbents. */
  readonly eligible: readonly string[];
  readonly indices: Readonly<Record<string, IndexState>>;
  /** Index levels at the close of 31 December: the base of year-to-date returns. Null before the first such close. */
  readonly yearBase: { readonly day: EpochDay; readonly levels: Readonly<Record<string, number>> } | null;
  readonly grades: GradeState;
  readonly tokenSignals: Readonly<Record<string, SignalState>>;
  readonly narrativeSignals: Readonly<Record<string, SignalState>>;
  readonly heat: Readonly<Record<string, HeatState>>;
  readonly model: ModelState;
  readonly rotation: RotationState;
}

/** Everything a close produced. */
export interface DayFacts {
  readonly day: EpochDay;
  readonly coverage: number;
  readonly liquidity: readonly Liquidity[];
  readonly indices: readonly IndexFact[];
  readonly grades: readonly GradeFact[];
  readonly tokenSignals: readonly SignalFact[];
  readonly narrativeSignals: readonly SignalFact[];
  readonly heat: readonly HeatFact[];
  readonly model: ModelFact;
  readonly rotation: RotationFact;
}
