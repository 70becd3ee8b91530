import type { HistoryContext } from '../../../shared/history/historyDay.ts';
import type { EpochDay } from '../../../shared/market/day.ts';
import type { ComputeContext } from '../context.ts';

/** What the parts of history name, from what the job works with. */
export function historyContext({ registry, params }: ComputeContext, startedOn: EpochDay): HistoryContext {
  return {
    registry,
    methodologyVersion: params.methodologyVersion,
    benchmark: params.rotation.benchmark,
    benchmarks: params.benchmarks,
    startedOn,
    maxStaleWeight: params.index.maxStaleWeight,
  };
}
