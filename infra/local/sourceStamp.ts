import type { TableStore } from '../../functions/adapters/store/port.ts';
import { LocalError } from './localError.ts';

const KEY = { pk: 'LOCAL', sk: 'SOURCE' } as const;

/** Marks a table as belonging to a source; one that is marked already keeps its mark. */
export async function stampUnlessStamped(store: TableStore, stamp: string): Promise<void> {
  await store.putIfAbsent({ ...KEY, attributes: { stamp } });
}

/**
 * Marks an unmarked table as belonging to a source, or makes sure that it belongs to this one: simulated and real prices,
 * or those of two servers, never mix. Throws LocalError on a mismatch.
 */
export async function stampSource(store: TableStore, stamp: string, directory: string): Promise<void> {
  await stampUnlessStamped(store, stamp);
  const found = (await store.get(KEY.pk, KEY.sk))?.attributes?.stamp;
  if (found === stamp) return;
  throw new LocalError(
    `The data in ${directory} is of another source (${found}; this run is of ${stamp}): start with the same options as then, or choose another folder with --data.`,
  );
}
