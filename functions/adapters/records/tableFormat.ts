import type { TableStore } from '../store/port.ts';

/**
 * How the items of a table are shaped, counted up whenever code could no longer read, or would no longer fully serve, what
 * older code wrote. 1: before formats were marked. 2: a snapshot keeps what it says about itself beside its parts.
 */
export const TABLE_FORMAT = 2;

const KEY = { pk: 'TABLE', sk: 'FORMAT' } as const;

/** The format a table is marked with; 1 without a mark. */
export async function tableFormat(store: TableStore): Promise<number> {
  const format = (await store.get(KEY.pk, KEY.sk))?.attributes?.format;
  return typeof format === 'number' ? format : 1;
}

/** Marks a table as of this code's format. */
export async function markFormat(store: TableStore): Promise<void> {
  await store.put({ ...KEY, attributes: { format: TABLE_FORMAT } });
}
