import type { GradeFact } from '../grades/types.ts';
import type { HeatFact } from '../heat/types.ts';
import type { IndexFact, Liquidity } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { Registry } from '../registry/types.ts';
import type { TokenConversion } from '../rotation/rotationClose.ts';
import type { SignalFact } from '../signals/types.ts';

/** What history keeps of a close that was decided on. */
export interface DecidedClose {
  readonly grades: readonly Pick<GradeFact, 'token' | 'grade'>[];
  readonly tokenSignals: readonly Pick<SignalFact, 'id' | 'signal' | 'flippedFrom'>[];
  readonly liquidity: readonly Liquidity[];
  readonly indices: readonly IndexFact[];
  readonly heat: readonly Pick<HeatFact, 'narrative' | 'heat' | 'stage'>[];
  /** Every token of the panel found dead at the close, and every conversion in effect, held by somebody or not. */
  readonly dead: readonly string[];
  readonly conversions: readonly TokenConversion[];
}

/** One calendar day of history. */
export interface HistoryDay {
  readonly day: EpochDay;
  /** Own accepted closes, US dollars by token. */
  readonly closes: ReadonlyMap<string, number>;
  /** Undefined on a day passed over for want of coverage. */
  readonly decided: DecidedClose | undefined;
}

/** What every part of history names: the rules it was computed by. */
export interface HistoryContext {
  readonly registry: Registry;
  readonly methodologyVersion: string;
  /** The token narratives are measured against. */
  readonly benchmark: string;
  readonly benchmarks: readonly string[];
  /** Genesis close of the record. */
  readonly startedOn: EpochDay;
  /** Above this share of stale weight a narrative is not tradable. */
  readonly maxStaleWeight: number;
}
