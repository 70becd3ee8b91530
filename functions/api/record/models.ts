import type { ModelRecord } from '../../adapters/records/models.ts';
import { MODEL_PARTITION } from '../../adapters/records/recordKeys.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import type { ParameterValues } from '../parameters.ts';
import { firstCloseFrom, outsideRecord } from './pinnedClose.ts';
import type { RecordAnswer } from './recordAnswer.ts';
import { recordOf } from './unpack.ts';

/** The model a close of the record predicted with: the last one fitted by then; null before the first fit. Two reads. */
export async function readModel(store: TableStore, { date = '' }: ParameterValues): Promise<RecordAnswer> {
  const found = await firstCloseFrom(store, date);
  if (found?.inputs.date !== date) {
    return outsideRecord(store, date, 'close and no model', ({ started_on: from }) => `closes from ${from}`);
  }
  const { model_hash: hash } = found.inputs;
  const [item] = hash === null ? [] : await store.query(MODEL_PARTITION, { to: date, descending: true, limit: 1 });
  const artefact = item === undefined ? null : recordOf<ModelRecord>(item).artefact;
  return { kind: 'json', text: JSON.stringify({ date, model_hash: hash, artefact }), final: true };
}
