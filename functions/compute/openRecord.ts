import { isFirstOfMonth } from '../../shared/engine/calendar.ts';
import { emptyState } from '../../shared/engine/emptyState.ts';
import { type FoldStep, fold, isComplete } from '../../shared/engine/fold.ts';
import type { DayFacts } from '../../shared/engine/types.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { lastPricedRow } from '../../shared/market/ownClose.ts';
import type { Panel } from '../../shared/market/panel.ts';
import { tokenPositions } from '../../shared/market/tokenPositions.ts';
import type { ModelFact } from '../../shared/model/types.ts';
import { openRecord as openRotation } from '../../shared/rotation/openRecord.ts';
import { AppError } from '../adapters/appError.ts';
import { getCloseInputs } from '../adapters/records/closeInputs.ts';
import { dayBarRevisions } from '../adapters/records/dayBars.ts';
import type { StateRecord } from '../adapters/records/engineStates.ts';
import { groupRevisions, newestRevisions, panelOf } from './barsPanel.ts';
import type { ComputeContext } from './context.ts';
import { type AdvancedClose, curateHistory } from './curateMonth.ts';
import { openHistory } from './history/openHistory.ts';
import { inputsOf, pin } from './pinInputs.ts';
import { putClose, putFacts } from './putClose.ts';
import { storeLearning } from './storeLearning.ts';

/** Hypothetical closes whose facts are kept, so that the first snapshot can show recent moves and flips. */
const FACTS_KEPT = 30;

/**
 * Opens the forward record: folds all history up to the last complete close, keeps the last hypothetical facts, and
 * writes the genesis entry with an empty book (methodology, section 8). Throws AppError `NO_HISTORY` without bars.
 */
export async function openRecord(
  context: ComputeContext,
  historyFrom: EpochDay,
  through: EpochDay,
): Promise<StateRecord> {
  const { registry, params, store } = context;
  const revisions = await dayBarRevisions(store, historyFrom, through);
  const first = revisions[0];
  if (first === undefined) {
    throw new AppError('NO_HISTORY', `no daily bars up to ${isoDateOf(through)}; run the backfill first`, {
      retryable: true,
    });
  }
  const from = dayOf(first.date);
  const bars = groupRevisions(revisions);
  const revisionsRead = (await getCloseInputs(store, through))?.revisions ?? newestRevisions(bars, from, through);
  const panel = panelOf(registry, bars, revisionsRead, from, through, params);

  const recent: DayFacts[] = [];
  const monthly: AdvancedClose[] = [];
  const learnt: ModelFact[] = [];
  let genesis = through;
  while (genesis > from && !isComplete(panel, genesis, registry, params)) genesis--;
  const history = openHistory(context, panel, genesis);
  let last: FoldStep | undefined;
  for (const step of fold(emptyState(params), { panel, registry, live: false }, from, through, params)) {
    if (isFirstOfMonth(last?.state.day ?? null, step.facts.day)) monthly.push(step.facts);
    if (monthly.length > params.curation.cluster.runs) monthly.shift();
    last = step;
    recent.push(step.facts);
    if (recent.length > FACTS_KEPT) recent.shift();
    learnt.push(step.facts.model);
    history.add(step);
  }
  if (last === undefined) {
    throw new AppError('NO_HISTORY', `no complete close up to ${isoDateOf(through)}; run the backfill again`, {
      retryable: true,
    });
  }
  const { facts, state, learning } = last;
  const inputs = await pin(
    context,
    facts.day,
    await inputsOf(context, bars, from, facts.day, undefined, learning.artefact),
  );
  await curateHistory(context, panel, monthly);
  for (const past of recent.slice(0, -1)) await putFacts(context, past);
  await storeLearning(context, learnt, last);
  const rotation = openRotation(state.rotation);
  const benchmarkStart = benchmarkCloses(panel, facts.day, params.benchmarks);
  await history.put(rotation, benchmarkStart);
  return putClose(context, { facts, inputs, state: { ...state, rotation } }, 'GENESIS', {
    startedOn: facts.day,
    benchmarkStart,
  });
}

function benchmarkCloses(panel: Panel, day: EpochDay, benchmarks: readonly string[]): Record<string, number> {
  const row = day - panel.firstDay;
  const positions = tokenPositions(panel);
  return Object.fromEntries(
    benchmarks.flatMap((token) => {
      const position = positions.get(token);
      const priced = position === undefined ? -1 : lastPricedRow(panel, position, row);
      return position === undefined || priced < 0
        ? []
        : [[token, panel.close[position * panel.days + priced] as number]];
    }),
  );
}
