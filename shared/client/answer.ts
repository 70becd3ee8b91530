import type { Problem } from '../contracts/meta.ts';

/** How the types of this interface's problems begin. */
const PROBLEM_TYPES = 'urn:tidewatch:problem:';

/** What one request can come to; only a network that fails rejects. */
export type ClientAnswer<Body> =
  | { readonly kind: 'ok'; readonly body: Body; readonly etag: string | null }
  /** The `etag` that was given still holds. */
  | { readonly kind: 'unchanged' }
  /** An error as the interface describes it; `retrySeconds` where it says when to ask again. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retrySeconds: number | undefined }
  /** Something else answered: a proxy's page, another service. */
  | { readonly kind: 'foreign'; readonly status: number };

/** As much of a fetch response as is read. */
export interface FetchedResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** A response as an answer. Bodies are taken at their word: the server checks them against the contract. */
export async function readAnswer<Body>(response: FetchedResponse): Promise<ClientAnswer<Body>> {
  const { status, ok, headers } = response;
  if (status === 304) return { kind: 'unchanged' };
  const body = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return { kind: 'foreign', status };
  if (ok) return { kind: 'ok', body: body as Body, etag: headers.get('etag') };
  const { type } = body as { readonly type?: unknown };
  if (typeof type !== 'string' || !type.startsWith(PROBLEM_TYPES)) return { kind: 'foreign', status };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return { kind: 'problem', problem: body as Problem, retrySeconds: seconds > 0 ? seconds : undefined };
}
