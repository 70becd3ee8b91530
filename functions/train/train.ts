import type { Parameters } from '../../shared/engine/parameters.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { isRefitDay } from '../../shared/model/trainingWindow.ts';
import { latestState } from '../adapters/records/engineStates.ts';
import { modelFor } from '../adapters/records/modelFor.ts';
import { latestModel, type ModelRecord } from '../adapters/records/models.ts';
import { readPointer } from '../adapters/records/pointer.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import type { TableStore } from '../adapters/store/port.ts';

/**
 * The train job: fits the model that the next close needs, as soon as the close before it is done. `compute` fits it
 * itself where this did not come first; both get the same model, so this only takes the time out of the close.
 */
export async function train(store: TableStore, params: Parameters): Promise<RunOutcome> {
  // Mostly nothing is due, and the published close says so for a hundredth of what the state costs to read.
  const published = await readPointer(store);
  const following = published === undefined ? undefined : dayOf(published.closeDate) + 1;
  if (following !== undefined && !isRefitDay(following, params)) return notDue(following, params);
  const fitted = following === undefined ? undefined : await latestModel(store, following);
  if (fitted?.artefact.cutOff === following && fitted !== undefined) return outcomeOf(fitted);
  const last = await latestState(store, params.methodologyVersion);
  if (last === undefined || last.state.day === null) {
    const detail = 'the record is not open yet: compute fits the first model when it opens it';
    return { status: 'skipped', counts: {}, errorCode: 'NOT_READY', detail };
  }
  const next = last.state.day + 1;
  if (!isRefitDay(next, params)) return notDue(next, params);
  const model = await modelFor(store, next, last.state.model, params);
  if (model === undefined) {
    const detail = `fewer than ${params.model.minDates} closes to learn from: rules alone until there are more`;
    return { status: 'skipped', counts: {}, errorCode: 'TOO_LITTLE_HISTORY', detail };
  }
  return outcomeOf(model);
}

function outcomeOf({ artefact: { dates, rows }, card: { omega } }: ModelRecord): RunOutcome {
  return { status: 'ok', counts: { training_dates: dates, training_rows: rows, omega } };
}

function notDue(next: EpochDay, params: Parameters): RunOutcome {
  const due = next + params.model.refitDays - (next % params.model.refitDays);
  const detail = `the next refit is for the close of ${isoDateOf(due)}`;
  return { status: 'skipped', counts: {}, errorCode: 'NOT_DUE', detail, idle: 'noted' };
}
