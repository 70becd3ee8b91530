/** An answer as it came, or why none did. */
export type Tried =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly ms: number;
      readonly headers: readonly (readonly [string, string])[];
      /** Indented where it is JSON. */
      readonly text: string;
      readonly bytes: number;
    }
  | { readonly kind: 'none'; readonly reason: string };

const SHOWN_HEADERS = ['content-type', 'etag', 'cache-control', 'link', 'retry-after'] as const;
const TIMEOUT_MS = 30_000;

/** GET of a path under /v1, timed. Never rejects. */
export async function tryRequest(target: string): Promise<Tried> {
  const started = performance.now();
  try {
    const response = await fetch(target, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    return {
      kind: 'answer',
      status: response.status,
      ms: Math.round(performance.now() - started),
      headers: SHOWN_HEADERS.flatMap((name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
      text: indented(text),
      bytes: new TextEncoder().encode(text).length,
    };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      kind: 'none',
      reason: late ? `No answer within ${TIMEOUT_MS / 1000} seconds` : 'The data service cannot be reached',
    };
  }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
