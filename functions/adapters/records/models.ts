import * as z from 'zod';
import { modelCard } from '../../../shared/contracts/model.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { ModelArtefact } from '../../../shared/model/types.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/** MODEL / YYYY-MM-DD (cut-off): the fit that predicts from that close on, and its card. */
const modelRecord = z.object({
  artefact: z.custom<ModelArtefact>(
    (value) => typeof value === 'object' && value !== null && 'coefficients' in value,
    'not a model artefact',
  ),
  card: modelCard,
});
export type ModelRecord = z.infer<typeof modelRecord>;

/** The newest fit with its cut-off at or before `day`; undefined before the first. */
export async function latestModel(store: TableStore, day: EpochDay): Promise<ModelRecord | undefined> {
  const [item] = await store.query('MODEL', { to: isoDateOf(day), descending: true, limit: 1 });
  return item && gunzipJson(modelRecord, item.body, `${item.pk} / ${item.sk}`);
}

/** Writes a fit once. It is deterministic, so whoever comes first wrote what the other would have. */
export function putModel(store: TableStore, record: ModelRecord): Promise<'created' | 'exists'> {
  const sk = isoDateOf(record.artefact.cutOff);
  return store.putIfAbsent({ pk: 'MODEL', sk, body: gzipJson(record) });
}
