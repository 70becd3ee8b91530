import { getHourPanel } from '../adapters/records/hourPanels.ts';
import { runBefore } from '../adapters/records/runRecords.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** Codes of a run that failed for its price source, not for its store or itself. */
const SOURCE_CODES = /^(SOURCE|KEY)_/;

/**
 * Whether the run before the one of `bucket` found the first source out: it failed for it, or the second stood in. Read
 * from the table, so that it holds across processes; a slot that was never run says nothing and is passed over.
 */
export async function wasOutBefore(store: TableStore, bucket: string): Promise<boolean> {
  const run = await runBefore(store, 'ingest', bucket);
  if (run === undefined) return false;
  const panel = await getHourPanel(store, run.bucket);
  if (panel !== undefined) return panel.standsInFor !== undefined;
  return run.status === 'failed' && SOURCE_CODES.test(run.error_code ?? '');
}
