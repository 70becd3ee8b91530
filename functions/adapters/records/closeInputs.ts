import { type CloseInputs, closeInputs } from '../../../shared/contracts/inputs.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { Item, TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { INPUTS_PARTITION, inputsKey } from './recordKeys.ts';

/**
 * INPUTS / YYYY-MM-DD: what the close was computed from, written before anything else of that close, so that a repeat
 * after a crash reads the same bar revisions even if a restatement came between. Published as it is stored.
 */
const read = (item: Item): CloseInputs => gunzipJson(closeInputs, item.body, `${item.pk} / ${item.sk}`);

/** The inputs a close was pinned to; undefined when no run has reached it. */
export async function getCloseInputs(store: TableStore, day: EpochDay): Promise<CloseInputs | undefined> {
  const { pk, sk } = inputsKey(isoDateOf(day));
  const item = await store.get(pk, sk);
  return item && read(item);
}

/** Pins a close to its inputs; when another run was first, its pin stands and is returned. */
export async function pinCloseInputs(store: TableStore, day: EpochDay, inputs: CloseInputs): Promise<CloseInputs> {
  const outcome = await store.putIfAbsent({ ...inputsKey(isoDateOf(day)), body: gzipJson(inputs) });
  if (outcome === 'created') return inputs;
  return (await getCloseInputs(store, day)) ?? inputs;
}

/** The first close that any run was pinned to: the genesis, even while it is being written. */
export async function firstPinnedClose(store: TableStore): Promise<CloseInputs | undefined> {
  const [item] = await store.query(INPUTS_PARTITION, { limit: 1 });
  return item && read(item);
}

/** The newest close at or before `to` that some run was pinned to; undefined before the first. */
export async function lastPinnedClose(store: TableStore, to: EpochDay): Promise<CloseInputs | undefined> {
  const [item] = await store.query(INPUTS_PARTITION, { to: isoDateOf(to), descending: true, limit: 1 });
  return item && read(item);
}
