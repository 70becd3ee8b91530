import { emptyState } from '../../shared/engine/emptyState.ts';
import { fold } from '../../shared/engine/fold.ts';
import type { DayFacts, EngineState } from '../../shared/engine/types.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { lastPricedRow } from '../../shared/market/ownClose.ts';
import type { Panel } from '../../shared/market/panel.ts';
import { tokenPositions } from '../../shared/market/tokenPositions.ts';
import { openRecord as openRotation } from '../../shared/rotation/openRecord.ts';
import { AppError } from '../adapters/appError.ts';
import { dayBarRevisions } from '../adapters/records/dayBars.ts';
import type { StateRecord } from '../adapters/records/engineStates.ts';
import { groupRevisions, panelOf } from './barsPanel.ts';
import type { ComputeContext } from './context.ts';
import { inputsOf, pin } from './pinInputs.ts';
import { putClose, putFacts } from './putClose.ts';

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
  const draft = await inputsOf(context, bars, from, through);
  const panel = panelOf(registry, bars, draft.revisions, from, through, params);

  const recent: DayFacts[] = [];
  let last: { readonly state: EngineState; readonly facts: DayFacts } | undefined;
  for (const step of fold(emptyState(params), { panel, registry, live: false }, from, through, params)) {
    last = step;
    recent.push(step.facts);
    if (recent.length > FACTS_KEPT) recent.shift();
  }
  if (last === undefined) {
    throw new AppError('NO_HISTORY', `no complete close up to ${isoDateOf(through)}; run the backfill again`, {
      retryable: true,
    });
  }
  const { facts, state } = last;
  const inputs = await pin(context, facts.day, await inputsOf(context, bars, from, facts.day));
  for (const past of recent.slice(0, -1)) await putFacts(context, past);
  return putClose(context, { facts, inputs, state: { ...state, rotation: openRotation(state.rotation) } }, 'GENESIS', {
    startedOn: facts.day,
    benchmarkStart: benchmarkCloses(panel, facts.day, params.benchmarks),
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
