import * as z from 'zod';
import type { EngineState } from '../../../shared/engine/types.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { stateKey } from './recordKeys.ts';

/** STATE#<methodologyVersion> / YYYY-MM-DD: the recursive state after a close and where the rotation log stood. */
export interface StateRecord {
  readonly state: EngineState;
  /** Last entry of the rotation log written for this state. */
  readonly head: { readonly seq: number; readonly hash: string };
  /** Close of the genesis entry, and the benchmarks' closes then. */
  readonly startedOn: EpochDay;
  readonly benchmarkStart: Readonly<Record<string, number>>;
}

const schema = z.custom<StateRecord>((value) => {
  const record = value as Partial<StateRecord> | null;
  return typeof record === 'object' && typeof record?.state?.day === 'number' && typeof record.head?.seq === 'number';
}, 'not an engine state');

/** The newest state of a methodology version; undefined before the first close. */
export async function latestState(store: TableStore, version: string): Promise<StateRecord | undefined> {
  const [item] = await store.query(stateKey(version, '').pk, { descending: true, limit: 1 });
  return item && gunzipJson(schema, item.body, `${item.pk} / ${item.sk}`);
}

/** The state after the close of `day`; undefined where none was written. */
export async function getState(store: TableStore, version: string, day: EpochDay): Promise<StateRecord | undefined> {
  const { pk, sk } = stateKey(version, isoDateOf(day));
  const item = await store.get(pk, sk);
  return item && gunzipJson(schema, item.body, `${pk} / ${sk}`);
}

/** Writes the state of a close once; a repeat leaves the first as it is. */
export function putState(store: TableStore, record: StateRecord): Promise<'created' | 'exists'> {
  const { day, methodologyVersion } = record.state;
  if (day === null) throw new Error('putState: a state without a close is not stored');
  return store.putIfAbsent({ ...stateKey(methodologyVersion, isoDateOf(day)), body: gzipJson(record) });
}
