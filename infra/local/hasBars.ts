import type { TableStore } from '../../functions/adapters/store/port.ts';

/** Is there any bar of history, in any of these years? */
export async function hasBars(store: TableStore, fromYear: number, toYear: number): Promise<boolean> {
  for (let year = toYear; year >= fromYear; year--) {
    const found = await store.query(`BARS#1d#${year}`, { limit: 1 });
    if (found.length > 0) return true;
  }
  return false;
}
