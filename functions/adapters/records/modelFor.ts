import type { Parameters } from '../../../shared/engine/parameters.ts';
import type { EpochDay } from '../../../shared/market/day.ts';
import { dataHash } from '../../../shared/model/dataHash.ts';
import { fitModel } from '../../../shared/model/fitModel.ts';
import { modelCard } from '../../../shared/model/modelCard.ts';
import { isRefitDay, trainingWindow } from '../../../shared/model/trainingWindow.ts';
import type { ModelState } from '../../../shared/model/types.ts';
import type { TableStore } from '../store/port.ts';
import { judgedSections, trainingDates } from './modelLog.ts';
import { latestModel, type ModelRecord, putModel } from './models.ts';

/**
 * The model in force at the close of `day`: the stored one, or where a refit is due and missing, the fit itself, stored.
 * The embargo keeps the close out of it, so it can be done any time after the close before; `state` is that close's.
 * Undefined while there is too little to learn from.
 */
export async function modelFor(
  store: TableStore,
  day: EpochDay,
  state: ModelState,
  params: Parameters,
): Promise<ModelRecord | undefined> {
  const latest = await latestModel(store, day);
  if (!isRefitDay(day, params) || latest?.artefact.cutOff === day) return latest;
  const { windowDays, embargoDays } = params.model;
  const dates = await trainingDates(store, day - windowDays, day - embargoDays);
  const artefact = fitModel(dates, day, latest?.artefact, params);
  if (artefact === undefined) return latest;
  const judged = await judgedSections(store);
  const hash = dataHash(trainingWindow(dates, day, params));
  const record = { artefact, card: modelCard({ artefact, dataHash: hash, state, judged }, params) };
  await putModel(store, record);
  return record;
}
