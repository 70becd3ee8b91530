import type { ClientAnswer } from '../../../shared/client/answer.ts';
import { tidewatchClient } from '../../../shared/client/tidewatchClient.ts';
import type { Problem } from '../../../shared/contracts/meta.ts';
import { isSnapshot, type Snapshot } from './snapshot.ts';

export const SNAPSHOT_PATH = '/v1/snapshot';
const NOT_A_SNAPSHOT = 'The data service answered with something that is not a snapshot';
const errorReason = (status: number): string => `The data service answered with an error (${status})`;
const DEFAULT_RETRY_SECONDS = 10;

/** What one request for the snapshot can come to. */
export type Answer =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'preparing'; readonly progress: Problem['progress']; readonly retrySeconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

const client = tidewatchClient({ baseUrl: '', fetch: (url, init) => fetch(url, init) });

/**
 * Asks for the latest snapshot, conditionally when an ETag is known. Never rejects: whatever goes wrong is an answer,
 * with a reason in words for the reader.
 */
export async function requestSnapshot(etag: string | null, timeoutMs: number): Promise<Answer> {
  try {
    return answerOf(await client.get(SNAPSHOT_PATH, {}, { etag, signal: AbortSignal.timeout(timeoutMs) }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      return { kind: 'failed', reason: `The data service did not answer within ${timeoutMs / 1000} seconds` };
    }
    return { kind: 'failed', reason: 'The data service cannot be reached' };
  }
}

function answerOf(answer: ClientAnswer<Snapshot>): Answer {
  switch (answer.kind) {
    case 'unchanged':
      return answer;
    case 'ok':
      return isSnapshot(answer.body)
        ? { kind: 'snapshot', snapshot: answer.body, etag: answer.etag }
        : { kind: 'failed', reason: NOT_A_SNAPSHOT };
    case 'problem': {
      const { problem, retrySeconds = DEFAULT_RETRY_SECONDS } = answer;
      return problem.type.endsWith(':not-published')
        ? { kind: 'preparing', progress: problem.progress, retrySeconds }
        : { kind: 'failed', reason: errorReason(problem.status) };
    }
    case 'foreign':
      return { kind: 'failed', reason: answer.status < 400 ? NOT_A_SNAPSHOT : errorReason(answer.status) };
  }
}
