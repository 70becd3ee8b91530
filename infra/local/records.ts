import { type BackfillProgress, backfillProgress } from '../../functions/adapters/records/formats.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';

/** How far history is; undefined before the backfill's first word. */
export async function readProgress(store: TableStore): Promise<BackfillProgress | undefined> {
  const item = await store.get('BACKFILL', 'progress');
  return item && backfillProgress.parse(item.attributes);
}

/** Is there any bar of history, in any year up to the present one? */
export async function hasBars(store: TableStore, fromYear: number, toYear: number): Promise<boolean> {
  for (let year = toYear; year >= fromYear; year--) {
    const found = await store.query(`BARS#1d#${year}`, { limit: 1 });
    if (found.length > 0) return true;
  }
  return false;
}
