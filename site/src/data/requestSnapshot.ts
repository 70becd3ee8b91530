import type { Problem } from '../../../shared/contracts/meta.ts';
import { isSnapshot, type Snapshot } from './snapshot.ts';

export const SNAPSHOT_PATH = '/v1/snapshot';
const DEFAULT_RETRY_SECONDS = 10;

/** What one request for the snapshot can come to. */
export type Answer =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'preparing'; readonly progress: Problem['progress']; readonly retrySeconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Asks for the latest snapshot, conditionally when an ETag is known. Never rejects: whatever goes wrong is an answer,
 * with a reason in words for the reader.
 */
export async function requestSnapshot(etag: string | null, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(SNAPSHOT_PATH, {
      // The first answer may be the one the page before this one got within the last minute.
      cache: etag === null ? 'default' : 'no-store',
      headers: { accept: 'application/json', ...(etag !== null && { 'if-none-match': etag }) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 304) return { kind: 'unchanged' };
    if (response.ok) return await readSnapshot(response);
    return await readProblem(response);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      return { kind: 'failed', reason: `The data service did not answer within ${timeoutMs / 1000} seconds` };
    }
    return { kind: 'failed', reason: 'The data service cannot be reached' };
  }
}

async function readSnapshot(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined);
  return isSnapshot(body)
    ? { kind: 'snapshot', snapshot: body, etag: response.headers.get('etag') }
    : { kind: 'failed', reason: 'The data service answered with something that is not a snapshot' };
}

async function readProblem(response: Response): Promise<Answer> {
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  if (response.status === 503 && problem?.type?.endsWith(':not-published')) {
    const wait = Number(response.headers.get('retry-after'));
    return {
      kind: 'preparing',
      progress: problem.progress,
      retrySeconds: Number.isFinite(wait) && wait > 0 ? wait : DEFAULT_RETRY_SECONDS,
    };
  }
  return { kind: 'failed', reason: `The data service answered with an error (${response.status})` };
}
