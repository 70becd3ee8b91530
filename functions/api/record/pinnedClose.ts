import type { CloseInputs } from '../../../shared/contracts/inputs.ts';
import { INPUTS_PARTITION } from '../../adapters/records/recordKeys.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import type { RecordAnswer } from './recordAnswer.ts';
import { textOf } from './unpack.ts';

/** A close of the record and the JSON text of what it was pinned to. */
export interface PinnedClose {
  readonly inputs: CloseInputs;
  readonly text: string;
}

/** The first close of the record at or after a date, in one read; undefined where there is none yet. */
export async function firstCloseFrom(store: TableStore, date: string): Promise<PinnedClose | undefined> {
  const [item] = await store.query(INPUTS_PARTITION, { from: date, limit: 1 });
  if (item === undefined) return undefined;
  const text = textOf(item);
  return { inputs: JSON.parse(text) as CloseInputs, text };
}

/** The answer for a date the record does not have, with the range it has: `from` says where that begins. One read. */
export async function outsideRecord(
  store: TableStore,
  date: string,
  what: string,
  from: (last: CloseInputs) => string,
): Promise<RecordAnswer> {
  const [item] = await store.query(INPUTS_PARTITION, { descending: true, limit: 1 });
  if (item === undefined) return { kind: 'unopened' };
  const last = JSON.parse(textOf(item)) as CloseInputs;
  return { kind: 'missing', detail: `There are no ${what} of ${date}; the record has ${from(last)} to ${last.date}.` };
}
