import type { TableStore } from '../adapters/store/port.ts';
import type { HttpResponse } from './http.ts';
import { problem } from './problem.ts';
import { readProgress } from './progress.ts';

/** The answer before the first publish: how far history is, and when to ask again. One read. */
export async function notPublished(store: TableStore, path: string): Promise<HttpResponse> {
  const progress = await readProgress(store);
  const detail = 'The first snapshot is published as soon as enough history is there. Try again shortly.';
  return problem('not-published', path, detail, { progress, headers: { 'retry-after': '10' } });
}
