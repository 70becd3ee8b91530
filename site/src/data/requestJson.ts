import type { Problem } from '../../../shared/contracts/meta.ts';

/** What one request for a part of the data can come to; `reason` is for the reader. */
export type JsonAnswer =
  | { readonly kind: 'body'; readonly body: unknown }
  /** The service knows nothing under this name: too young, delisted, or an older service. */
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** GET of a path under /v1. Never rejects: whatever goes wrong is an answer. */
export async function requestJson(path: string, timeoutMs = 20_000): Promise<JsonAnswer> {
  try {
    const response = await fetch(path, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && typeof body === 'object' && body !== null) return { kind: 'body', body };
    if (response.ok) return { kind: 'failed', reason: 'The data service answered with something that is not JSON' };
    const detail = (body as Partial<Problem> | undefined)?.detail;
    if (response.status === 404) return { kind: 'missing', reason: detail ?? 'The data service does not have it' };
    return { kind: 'failed', reason: `The data service answered with an error (${response.status})` };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      kind: 'failed',
      reason: late
        ? `The data service did not answer within ${timeoutMs / 1000} seconds`
        : 'The data service cannot be reached',
    };
  }
}
