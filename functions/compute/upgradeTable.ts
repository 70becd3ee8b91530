import { AppError } from '../adapters/appError.ts';
import { metaOf, readPointer } from '../adapters/records/pointer.ts';
import { putMeta } from '../adapters/records/snapshotParts.ts';
import { markFormat, TABLE_FORMAT, tableFormat } from '../adapters/records/tableFormat.ts';
import type { TableStore } from '../adapters/store/port.ts';

/**
 * The step out of each format, by number. A step adds; it never rewrites history, which no role could anyway, and may
 * be repeated after a kill.
 */
const STEPS: Readonly<Record<number, (store: TableStore) => Promise<unknown>>> = {
  1: describePublished,
};

/**
 * Brings a table that older code wrote to the present format; one read when it is there already. Throws AppError
 * `FORMAT_NEWER` (not retryable) when newer code wrote it: this code might take for missing what it does not know.
 */
export async function upgradeTable(store: TableStore): Promise<void> {
  const found = await tableFormat(store);
  if (found === TABLE_FORMAT) return;
  if (found > TABLE_FORMAT) {
    const message = `the table is of format ${found} and this code knows ${TABLE_FORMAT}: deploy the version that wrote it, or a newer one`;
    throw new AppError('FORMAT_NEWER', message, { retryable: false });
  }
  for (let format = found; format < TABLE_FORMAT; format++) await STEPS[format]?.(store);
  await markFormat(store);
}

/** Format 1 kept a snapshot's own account in the pointer alone: it is put beside the parts while the pointer still has it. */
async function describePublished(store: TableStore): Promise<void> {
  const pointer = await readPointer(store);
  if (pointer !== undefined) await putMeta(store, metaOf(pointer));
}
