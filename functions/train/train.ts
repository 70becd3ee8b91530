import type { Parameters } from '../../shared/engine/parameters.ts';
import { dayOf, type EpochDay, isoDateOf, lastClosedDay } from '../../shared/market/day.ts';
import { newestDayBars } from '../adapters/records/dayBars.ts';
import { latestModel, putModel } from '../adapters/records/models.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import type { TableStore } from '../adapters/store/port.ts';

const REASON =
  'methodology 1.0.0 has no learned model: omega is 0 and every grade, signal and probability comes from the published rules';

/**
 * The train job: says what there is to learn from and which skill weight follows. This methodology version learns
 * nothing, so the record is always `kind: 'none'` with omega 0; `compute` waits for it before its first publish.
 */
export async function train(store: TableStore, params: Parameters, scheduledAt: number): Promise<RunOutcome> {
  const cutOff = lastClosedDay(scheduledAt);
  const known = await latestModel(store);
  if (known !== undefined && dayOf(known.cutOff) > cutOff - params.model.refitDays) {
    const detail = `the record of ${known.cutOff} is younger than ${params.model.refitDays} days`;
    return { status: 'skipped', counts: {}, errorCode: 'NOT_DUE', detail };
  }
  const found = await trainingData(store, cutOff, params);
  if (found.closes === 0) {
    const detail = `no daily bars up to ${isoDateOf(cutOff)}; the backfill has to run first`;
    return { status: 'skipped', counts: {}, errorCode: 'NO_HISTORY', detail };
  }
  await putModel(store, { kind: 'none', cutOff: isoDateOf(cutOff), omega: 0, ...found, reason: REASON });
  return { status: 'ok', counts: { ...found, omega: 0 }, detail: REASON };
}

/** Closes in the training window, and tokens with enough of them. */
async function trainingData(
  store: TableStore,
  cutOff: EpochDay,
  params: Parameters,
): Promise<{ closes: number; tokens: number }> {
  const days = await newestDayBars(store, cutOff - params.model.windowDays + 1, cutOff);
  const closesOf = new Map<string, number>();
  for (const { rows } of days.values()) {
    for (const [token, close] of rows) if (close !== null) closesOf.set(token, (closesOf.get(token) ?? 0) + 1);
  }
  const tokens = [...closesOf.values()].filter((closes) => closes >= params.model.minCloses).length;
  return { closes: days.size, tokens };
}
