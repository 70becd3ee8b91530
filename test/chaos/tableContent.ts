import { gunzipSync } from 'node:zlib';
import type { Item } from '../../functions/adapters/store/port.ts';
import { digestOf } from './auditedStore.ts';

/** What is compared: everything; or the record (closes, bars, log, model) and the last snapshot, without hours between. */
export type Level = 'whole' | 'record';

const isOfHours = ({ pk, sk }: Item): boolean =>
  /^(SNAP#|PANEL#|INDEX1H#)/.test(pk) || (pk.startsWith('HIST#') && sk.startsWith('hours'));
/** Wall time and counts of attempts, which two runs of one story may differ in. */
const POINTER_FREE = new Set(['seq', 'computedAt', 'previousSnapshotId']);

/** A table as comparable lines by key. Runs' records tell of wall time and attempts and are left out, as are ends (ttl). */
export function contentOf(items: Iterable<Item>, level: Level): ReadonlyMap<string, string> {
  const content = new Map<string, string>();
  for (const item of items) {
    const { pk, sk } = item;
    if (pk.startsWith('RUN#') || (pk === 'PUB' && sk.startsWith('RUN#'))) continue;
    if (level === 'record' && isOfHours(item)) continue;
    content.set(`${pk}|${sk}`, pk === 'PUB' ? pointerLine(item, level) : lineOf(item));
  }
  return content;
}

/** The pointer; at the level of the record without the hours that its history names. */
function pointerLine({ attributes = {} }: Item, level: Level): string {
  const entries = Object.entries(attributes).filter(([name]) => !POINTER_FREE.has(name));
  if (level === 'whole' || attributes.history === undefined) return JSON.stringify(entries.sort());
  const { hours: _, ...history } = JSON.parse(String(attributes.history));
  return JSON.stringify([...entries.filter(([name]) => name !== 'history'), ['history', history]].sort());
}

function lineOf(item: Item): string {
  const { pk, sk, attributes = {} } = item;
  if (pk === 'BACKFILL' && sk === 'progress')
    return `${attributes.phase} ${attributes.tokensDone} of ${attributes.tokensTotal}`;
  if (pk === 'BACKFILL') {
    const { token, status, series } = JSON.parse(gunzipSync(item.body ?? new Uint8Array()).toString());
    return JSON.stringify([token, status, series]);
  }
  return digestOf(item);
}

/** Keys in which two contents differ, the first few of them, each with how. */
export function differences(expected: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    if (expected.get(key) === found.get(key)) continue;
    problems.push(`${key} ${!found.has(key) ? 'is missing' : !expected.has(key) ? 'should not be there' : 'differs'}`);
  }
  return problems.length > 4 ? [...problems.slice(0, 4), `and ${problems.length - 4} more keys`] : problems;
}
