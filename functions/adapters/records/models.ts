import * as z from 'zod';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/**
 * MODEL / YYYY-MM-DD (cut-off): what `train` found. `kind: 'none'` is a finding, not a model: this methodology version
 * has no learned model yet, so the skill weight is 0 and every probability is the rules'.
 */
const modelRecord = z.object({
  kind: z.literal('none'),
  cutOff: z.string(),
  omega: z.literal(0),
  /** Closes and tokens a model could be trained on. */
  closes: z.int().nonnegative(),
  tokens: z.int().nonnegative(),
  reason: z.string(),
});
export type ModelRecord = z.infer<typeof modelRecord>;

/** The newest record; undefined before `train` has reported once. */
export async function latestModel(store: TableStore): Promise<ModelRecord | undefined> {
  const [item] = await store.query('MODEL', { descending: true, limit: 1 });
  return item && gunzipJson(modelRecord, item.body, `${item.pk} / ${item.sk}`);
}

/** Writes the record of a cut-off once. */
export function putModel(store: TableStore, record: ModelRecord): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ pk: 'MODEL', sk: record.cutOff, body: gzipJson(record) });
}
