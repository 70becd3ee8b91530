import type { Problem } from '../../shared/contracts/meta.ts';
import type { BackfillProgress } from '../adapters/records/formats.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** How far history is, from BACKFILL / progress; undefined before the backfill's first word. */
export async function readProgress(store: TableStore): Promise<Problem['progress']> {
  const item = await store.get('BACKFILL', 'progress');
  if (item?.attributes === undefined) return undefined;
  const { phase, tokensDone, tokensTotal, detail } = item.attributes as unknown as BackfillProgress;
  return { phase, done: tokensDone, total: tokensTotal, detail };
}
