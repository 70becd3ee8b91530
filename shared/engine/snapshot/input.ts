import type { ModelCard } from '../../contracts/model.ts';
import type { DataStatus } from '../../contracts/status.ts';
import type { CurationRun } from '../../curation/types.ts';
import type { GradeFact } from '../../grades/types.ts';
import type { HeatFact } from '../../heat/types.ts';
import type { IndexFact, Liquidity } from '../../indices/types.ts';
import type { EpochDay } from '../../market/day.ts';
import type { Registry } from '../../registry/types.ts';
import type { RotationFact } from '../../rotation/types.ts';
import type { SignalFact } from '../../signals/types.ts';
import type { Mark } from '../mark.ts';
import type { Parameters } from '../parameters.ts';
import type { EngineState } from '../types.ts';
import type { Bases } from './returns.ts';

/** How a token's latest price was judged. */
export interface PriceState {
  readonly flag: 'accepted' | 'stale' | 'missing' | 'quarantined';
  readonly reason: string | null;
}

/** Head of the forward record. */
export interface RecordHead {
  readonly startedOn: EpochDay;
  readonly seq: number;
  readonly hash: string;
  /** Closes of the benchmarks at the genesis close and at the last one, by token. */
  readonly benchmarkStart: ReadonlyMap<string, number>;
}

/** Everything a snapshot is assembled from: the last close's facts, the mark, and the bases of the returns. */
export interface SnapshotInput {
  readonly registry: Registry;
  readonly params: Parameters;
  readonly state: EngineState;
  readonly day: EpochDay;
  readonly mark: Mark;
  readonly coverage: number;
  readonly liquidity: readonly Liquidity[];
  readonly indices: readonly IndexFact[];
  readonly grades: readonly GradeFact[];
  readonly tokenSignals: readonly SignalFact[];
  readonly narrativeSignals: readonly SignalFact[];
  readonly heat: readonly HeatFact[];
  /** The newest monthly run; undefined before the first. */
  readonly curation: CurationRun | undefined;
  readonly omega: number;
  /** Card of the model in force; null before the first fit. */
  readonly modelCard: ModelCard | null;
  /** The last closes' rotation facts, newest first; the first is this close's. */
  readonly rotations: readonly RotationFact[];
  /** Signal flips of the last closes, newest first. */
  readonly flips: readonly { readonly kind: 'token' | 'narrative'; readonly fact: SignalFact }[];
  readonly tokenBases: ReadonlyMap<string, Bases>;
  readonly indexBases: ReadonlyMap<string, Bases>;
  /** Set when an hourly base was missing and a daily close stands in. */
  readonly baseNote: string | null;
  /** Daily closes of the last 30 days by token, ascending, gaps left out. */
  readonly tokenCloses: ReadonlyMap<string, readonly number[]>;
  readonly lastCloses: ReadonlyMap<string, number>;
  readonly prices: ReadonlyMap<string, PriceState>;
  readonly record: RecordHead;
  readonly source: string;
  /** The first source of quotes, when `source` feeds in its place. */
  readonly standsInFor: string | null;
  readonly quotesChecked: DataStatus['quotes_checked'];
  readonly historySources: Readonly<Record<string, number>>;
}
