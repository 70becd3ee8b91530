import type { EngineState } from '../../../shared/engine/types.ts';
import type { CloseFacts } from '../../../shared/history/historyDayOf.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { RotationFact } from '../../../shared/rotation/types.ts';
import { AppError } from '../../adapters/appError.ts';
import { getCloseInputs } from '../../adapters/records/closeInputs.ts';
import { queryCloseRecords } from '../../adapters/records/closeRecords.ts';
import { getState } from '../../adapters/records/engineStates.ts';
import type { TableStore } from '../../adapters/store/port.ts';

/** A close of the record as the table has it. */
export interface StoredClose {
  readonly day: EpochDay;
  readonly facts: CloseFacts;
  readonly fact: RotationFact;
  readonly rotation: EngineState['rotation'];
  /** Bar revisions it was computed from. */
  readonly revisions: Readonly<Record<string, number>>;
}

/** The closes of `[from, to]` with all that was stored of each, ascending. Throws AppError `CLOSE_INCOMPLETE`. */
export async function storedCloses(
  store: TableStore,
  version: string,
  from: EpochDay,
  to: EpochDay,
): Promise<readonly StoredClose[]> {
  const [indices, grades, signals, heats, allocations] = await Promise.all([
    queryCloseRecords(store, 'INDEX', from, to),
    queryCloseRecords(store, 'GRADES', from, to),
    queryCloseRecords(store, 'SIGNALS', from, to),
    queryCloseRecords(store, 'HEAT', from, to),
    queryCloseRecords(store, 'ALLOCATION', from, to),
  ]);
  const at = <T>(rows: readonly { readonly day: EpochDay; readonly body: T }[], day: EpochDay) =>
    rows.find((row) => row.day === day)?.body;
  const closes: StoredClose[] = [];
  for (const { day, body: fact } of allocations.toReversed()) {
    const [index, graded, signalled, heat] = [at(indices, day), at(grades, day), at(signals, day), at(heats, day)];
    const [state, inputs] = await Promise.all([getState(store, version, day), getCloseInputs(store, day)]);
    if (!index || !graded || !signalled || !heat || !state || !inputs) {
      throw new AppError(
        'CLOSE_INCOMPLETE',
        `the table lacks part of close ${isoDateOf(day)}; restore it from the export or a point in time`,
        { retryable: false },
      );
    }
    closes.push({
      day,
      facts: {
        grades: graded.grades,
        tokenSignals: signalled.token,
        liquidity: graded.liquidity,
        indices: index,
        heat,
      },
      fact,
      rotation: state.state.rotation,
      revisions: inputs.revisions,
    });
  }
  return closes;
}
