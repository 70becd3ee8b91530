import * as z from 'zod';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/**
 * INPUTS#YYYY / YYYY-MM-DD: what the close was computed from, written before anything else of that close, so that a
 * repeat after a crash reads the same bar revisions even if a restatement came between.
 */
const closeInputs = z.object({
  date: z.string(),
  /** Bar revisions other than 0 in the window read, by date. */
  revisions: z.record(z.string(), z.int().positive()),
  windowFrom: z.string(),
  inputsHash: z.string(),
  registryHash: z.string(),
  parametersHash: z.string(),
  codeHash: z.string(),
});
export type CloseInputs = z.infer<typeof closeInputs>;

const keyOf = (day: EpochDay) => ({ pk: `INPUTS#${isoDateOf(day).slice(0, 4)}`, sk: isoDateOf(day) });

/** The inputs a close was pinned to; undefined when no run has reached it. */
export async function getCloseInputs(store: TableStore, day: EpochDay): Promise<CloseInputs | undefined> {
  const { pk, sk } = keyOf(day);
  const item = await store.get(pk, sk);
  return item && gunzipJson(closeInputs, item.body, `${pk} / ${sk}`);
}

/** Pins a close to its inputs; when another run was first, its pin stands and is returned. */
export async function pinCloseInputs(store: TableStore, day: EpochDay, inputs: CloseInputs): Promise<CloseInputs> {
  const outcome = await store.putIfAbsent({ ...keyOf(day), body: gzipJson(inputs) });
  if (outcome === 'created') return inputs;
  return (await getCloseInputs(store, day)) ?? inputs;
}

/** The newest of the closes `[from, to]` that some run was pinned to; -1 when none was. */
export async function lastPinnedClose(store: TableStore, from: EpochDay, to: EpochDay): Promise<EpochDay> {
  for (let day = to; day >= from; day--) if ((await getCloseInputs(store, day)) !== undefined) return day;
  return -1;
}
