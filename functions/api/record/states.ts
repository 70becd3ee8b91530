import type { LogEntry } from '../../../shared/contracts/rotation.ts';
import type { StateRecord } from '../../adapters/records/engineStates.ts';
import { logKey, stateKey } from '../../adapters/records/recordKeys.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import type { ParameterValues } from '../parameters.ts';
import { firstCloseFrom, outsideRecord } from './pinnedClose.ts';
import type { RecordAnswer } from './recordAnswer.ts';
import { recordOf, textOf } from './unpack.ts';

/** The genesis entry, the state it opened with and the benchmarks' closes then. Two reads. */
export async function readGenesis(store: TableStore): Promise<RecordAnswer> {
  const { pk, sk } = logKey(0);
  const item = await store.get(pk, sk);
  if (item === undefined) return { kind: 'unopened' };
  const text = textOf(item);
  const { methodology_version: version, date } = JSON.parse(text) as LogEntry;
  const record = await readState(store, version, date);
  // The genesis entry is written before its state: for a moment there is one without the other.
  if (record === undefined) return { kind: 'unopened' };
  const rest = JSON.stringify({ state: record.state, benchmark_closes: record.benchmarkStart });
  return { kind: 'json', text: `{"entry":${text},${rest.slice(1)}`, final: true };
}

/** The engine's state after a close of the record. Two reads. */
export async function readCloseState(store: TableStore, { date = '' }: ParameterValues): Promise<RecordAnswer> {
  const outside = () =>
    outsideRecord(store, date, 'close and no state', ({ started_on: from }) => `closes from ${from}`);
  const found = await firstCloseFrom(store, date);
  if (found?.inputs.date !== date) return outside();
  const record = await readState(store, found.inputs.methodology_version, date);
  if (record === undefined)
    return { kind: 'missing', detail: `The close of ${date} is being computed; try again shortly.` };
  return { kind: 'json', text: JSON.stringify({ date, seq: record.head.seq, state: record.state }), final: true };
}

async function readState(store: TableStore, version: string, date: string): Promise<StateRecord | undefined> {
  const { pk, sk } = stateKey(version, date);
  const item = await store.get(pk, sk);
  return item && recordOf<StateRecord>(item);
}
