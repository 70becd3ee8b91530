import * as z from 'zod';
import type { CurationRun } from '../../../shared/curation/types.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { Item, TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/** CURATION / YYYY-MM: the monthly run of the curation rules, with the candidates that the next month's run goes on from. */
const PARTITION = 'CURATION';

const schema = z.custom<CurationRun>((value) => {
  const run = value as Partial<CurationRun> | null;
  return typeof run === 'object' && typeof run?.day === 'number' && Array.isArray(run.candidates);
}, 'not a curation run');

const monthOf = (day: EpochDay): string => isoDateOf(day).slice(0, 7);
const read = (item: Item): CurationRun => gunzipJson(schema, item.body, `${item.pk} / ${item.sk}`);

/** The run of the month before the one `day` lies in; undefined where there was none: runs in a row start again. */
export async function curationOfMonthBefore(store: TableStore, day: EpochDay): Promise<CurationRun | undefined> {
  const lastOfBefore = day - Number(isoDateOf(day).slice(8));
  const item = await store.get(PARTITION, monthOf(lastOfBefore));
  return item && read(item);
}

/** The newest run at or before the close of `day`; undefined before the first. */
export async function latestCuration(store: TableStore, day: EpochDay): Promise<CurationRun | undefined> {
  const [item] = await store.query(PARTITION, { to: monthOf(day), descending: true, limit: 1 });
  return item && read(item);
}

/** Writes a month's run once; the first one stays. */
export function putCuration(store: TableStore, run: CurationRun): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ pk: PARTITION, sk: monthOf(run.day), body: gzipJson(run) });
}
