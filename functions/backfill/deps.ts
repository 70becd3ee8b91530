import type { Parameters } from '../../shared/engine/parameters.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import type { Registry } from '../../shared/registry/types.ts';
import type { Clock } from '../adapters/clock/port.ts';
import type { Log } from '../adapters/log/port.ts';
import type { HistorySource } from '../adapters/prices/port.ts';
import type { ProgressRecord } from '../adapters/records/backfillRecords.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** What a warm process remembers of its last run: the progress when there was nothing left to do. Only backfills write it. */
export interface Memory {
  settled?: ProgressRecord;
}

/** What every part of the backfill works with. */
export interface BackfillDeps {
  readonly store: TableStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly chart: HistorySource;
  readonly klines: HistorySource | null;
  readonly registry: Registry;
  readonly params: Parameters;
  readonly historyFrom: EpochDay;
  readonly budgetMs: number;
  readonly memory: Memory;
}

/** The days a run is about: history from here to the last bar that has closed. */
export interface Span {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** True once a run has used up its time: nothing new is begun then. */
export type OutOfTime = () => boolean;
