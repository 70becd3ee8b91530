import * as z from 'zod';
import type { GradeFact } from '../../../shared/grades/types.ts';
import type { HeatFact } from '../../../shared/heat/types.ts';
import type { IndexFact, Liquidity } from '../../../shared/indices/types.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { RotationFact } from '../../../shared/rotation/types.ts';
import type { SignalFact } from '../../../shared/signals/types.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/** What a close decided, one item per kind and close, all narratives or tokens in it: `<KIND>#YYYY` / YYYY-MM-DD. */
export interface CloseRecords {
  readonly INDEX: readonly IndexFact[];
  readonly GRADES: {
    readonly grades: readonly GradeFact[];
    readonly liquidity: readonly Liquidity[];
    readonly coverage: number;
  };
  readonly SIGNALS: {
    readonly token: readonly SignalFact[];
    readonly narrative: readonly SignalFact[];
    readonly omega: number;
  };
  readonly HEAT: readonly HeatFact[];
  readonly ALLOCATION: RotationFact;
}
export type CloseRecordKind = keyof CloseRecords;

const anyObject = z.custom<object>((value) => typeof value === 'object' && value !== null, 'not an object');

const keyOf = (kind: CloseRecordKind, day: EpochDay) => {
  const date = isoDateOf(day);
  return { pk: `${kind}#${date.slice(0, 4)}`, sk: date };
};

/** Writes one kind of a close's facts once. */
export function putCloseRecord<K extends CloseRecordKind>(
  store: TableStore,
  kind: K,
  day: EpochDay,
  body: CloseRecords[K],
): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ ...keyOf(kind, day), body: gzipJson(body) });
}

/** One kind of a close's facts; undefined where none was written. */
export async function getCloseRecord<K extends CloseRecordKind>(
  store: TableStore,
  kind: K,
  day: EpochDay,
): Promise<CloseRecords[K] | undefined> {
  const { pk, sk } = keyOf(kind, day);
  const item = await store.get(pk, sk);
  return item && (gunzipJson(anyObject, item.body, `${pk} / ${sk}`) as CloseRecords[K]);
}

/** One kind over days `[from, to]`, newest first; days without a record are left out. */
export async function queryCloseRecords<K extends CloseRecordKind>(
  store: TableStore,
  kind: K,
  from: EpochDay,
  to: EpochDay,
): Promise<readonly { readonly day: EpochDay; readonly body: CloseRecords[K] }[]> {
  const found: { day: EpochDay; body: CloseRecords[K] }[] = [];
  const years = new Set([isoDateOf(to).slice(0, 4), isoDateOf(from).slice(0, 4)]);
  for (const year of [...years].sort().reverse()) {
    const items = await store.query(`${kind}#${year}`, { from: isoDateOf(from), to: isoDateOf(to), descending: true });
    for (const item of items) {
      const body = gunzipJson(anyObject, item.body, `${item.pk} / ${item.sk}`) as CloseRecords[K];
      found.push({ day: Date.parse(`${item.sk}T00:00:00Z`) / 86_400_000, body });
    }
  }
  return found;
}
