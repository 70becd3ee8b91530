import { type CurationClose, curate } from '../../shared/curation/curate.ts';
import type { CurationRun } from '../../shared/curation/types.ts';
import { isFirstOfMonth } from '../../shared/engine/calendar.ts';
import type { DayFacts } from '../../shared/engine/types.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import { type Panel, rowOf } from '../../shared/market/panel.ts';
import { curationOfMonthBefore, putCuration } from '../adapters/records/curation.ts';
import type { ComputeContext } from './context.ts';
import { fourHourReturns } from './fourHourReturns.ts';

/** What a run reads of a close that has been advanced. */
export type AdvancedClose = Pick<DayFacts, 'day' | 'liquidity'>;

/**
 * The curation run of a month, at its first close: nothing at any other. Written before the close's state, so a state in
 * the table says that its run is there too.
 */
export async function curateMonth(
  context: ComputeContext,
  panel: Panel,
  previous: EpochDay | null,
  facts: AdvancedClose,
): Promise<void> {
  const { store, params } = context;
  if (!isFirstOfMonth(previous, facts.day)) return;
  const before = await curationOfMonthBefore(store, facts.day);
  const hours = await fourHourReturns(store, facts.day, params);
  const run = curate(before, closeOf(context, panel, facts, hours), params);
  if (run !== undefined) await putCuration(store, run);
}

/**
 * The runs of the last first-of-month closes of history, oldest first, from daily closes alone: so that the first
 * snapshot already knows what has been seen long enough.
 */
export async function curateHistory(
  context: ComputeContext,
  panel: Panel,
  closes: readonly AdvancedClose[],
): Promise<void> {
  let before: CurationRun | undefined;
  for (const facts of closes) {
    const run = curate(before, closeOf(context, panel, facts, undefined), context.params);
    if (run !== undefined) await putCuration(context.store, run);
    before = run;
  }
}

function closeOf(
  { registry }: ComputeContext,
  panel: Panel,
  { day, liquidity }: AdvancedClose,
  hours: CurationClose['fourHourReturns'],
): CurationClose {
  const eligible = liquidity.filter((row) => row.eligible).map((row) => row.token);
  return { panel, row: rowOf(panel, day), day, registry, eligible, fourHourReturns: hours };
}
