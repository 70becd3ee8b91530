import { advance } from '../../shared/engine/advance.ts';
import { isComplete } from '../../shared/engine/fold.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { getCloseInputs, lastPinnedClose } from '../adapters/records/closeInputs.ts';
import { dayBarRevisions } from '../adapters/records/dayBars.ts';
import type { StateRecord } from '../adapters/records/engineStates.ts';
import { modelFor } from '../adapters/records/modelFor.ts';
import { type BarRevisions, groupRevisions, newestRevisions, panelOf } from './barsPanel.ts';
import { type ComputeContext, WINDOW_DAYS } from './context.ts';
import { curateMonth } from './curateMonth.ts';
import { inputsOf, pin } from './pinInputs.ts';
import { putClose } from './putClose.ts';

/** `bars`: those read on the way; undefined where there was nothing to advance. */
export interface Advanced {
  readonly record: StateRecord;
  readonly advanced: number;
  readonly moves: number;
  readonly waitingFor: EpochDay | null;
  readonly bars: BarRevisions | undefined;
}

/**
 * Advances the record over every complete close after `last` up to `through`, one by one. An incomplete close waits for
 * its history; once `maxWaitBars` later closes are complete it is passed over for good; the state names it. Returns the newest
 * record, how many closes were advanced and how many moves they decided.
 */
export async function advanceCloses(context: ComputeContext, last: StateRecord, through: EpochDay): Promise<Advanced> {
  const start = last.state.day;
  if (start === null) throw new Error('advanceCloses: the record has no close yet');
  let record = last;
  let advanced = 0;
  let moves = 0;
  let waitingFor: EpochDay | null = null;
  if (through <= start) return { record, advanced, moves, waitingFor, bars: undefined };

  const { registry, params, store } = context;
  const first = start - WINDOW_DAYS;
  const bars = groupRevisions(await dayBarRevisions(store, first, through));
  const whole = panelOf(registry, bars, newestRevisions(bars, first, through), first, through, params);
  const lastPinned = dayOf((await lastPinnedClose(store, through))?.date ?? isoDateOf(start));
  let before = await getCloseInputs(store, start);
  const complete = (day: EpochDay): boolean => isComplete(whole, day, registry, params);
  for (let day = start + 1; day <= through; day++) {
    // A close left out before an interrupted run pinned a later one stays out, even if its bars came since.
    const passedOver = day < lastPinned && (await getCloseInputs(store, day)) === undefined;
    if (passedOver || !complete(day)) {
      if (!passedOver && completeAfter(day, through, complete) < params.coverage.maxWaitBars) {
        waitingFor = day;
        break;
      }
      continue;
    }
    const from = day - WINDOW_DAYS;
    const artefact = (await modelFor(store, day, record.state.model, params))?.artefact;
    const inputs = await pin(context, day, await inputsOf(context, bars, from, day, before, artefact));
    const panel = panelOf(registry, bars, inputs.revisions, from, day, params);
    const step = advance(record.state, { panel, day, registry, live: true, artefact }, params);
    await curateMonth(context, panel, record.state.day, step.facts);
    record = await putClose(context, { ...step, inputs }, 'CLOSE', record);
    before = inputs;
    advanced++;
    moves += step.facts.rotation.decisions.length;
  }
  return { record, advanced, moves, waitingFor, bars };
}

function completeAfter(day: EpochDay, through: EpochDay, complete: (day: EpochDay) => boolean): number {
  let count = 0;
  for (let later = day + 1; later <= through; later++) if (complete(later)) count++;
  return count;
}
