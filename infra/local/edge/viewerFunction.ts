import { createContext, Script } from 'node:vm';

interface Value {
  value: string;
  multiValue?: { value: string }[];
}

/** The request as a CloudFront Function sees and returns it. */
export interface ViewerRequest {
  method: string;
  uri: string;
  /** A function may hand back text instead: the query in the order it wants. */
  querystring: Record<string, Value> | string;
  headers: Record<string, Value>;
  cookies: Record<string, Value>;
}

export interface ViewerResponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, { readonly value: string }>>;
  readonly body?: string | { readonly data: string; readonly encoding?: 'text' | 'base64' };
}

/** Gives the request to pass on, or the answer to give at once. */
export type ViewerFunction = (request: ViewerRequest) => Promise<ViewerRequest | ViewerResponse>;

/**
 * Runs the code of a viewer-request CloudFront Function as the template carries it, in a context of its own: like at the
 * edge it has no network, no timers and no modules.
 */
export function viewerFunction(code: string): ViewerFunction {
  const context = createContext({ console: { log() {} } });
  const handler = new Script(`${code}\n;handler`, { filename: 'viewer-request.js' }).runInContext(context) as (
    event: unknown,
  ) => unknown;
  return async (request) =>
    (await handler({
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
      request,
    })) as ViewerRequest | ViewerResponse;
}

/** Splits a raw query string as CloudFront does: nothing decoded, repeated names kept in `multiValue`. */
export function toQuerystring(raw: string): Record<string, Value> {
  const query: Record<string, Value> = Object.create(null);
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const split = pair.indexOf('=');
    const name = split < 0 ? pair : pair.slice(0, split);
    const value = split < 0 ? '' : pair.slice(split + 1);
    const known = query[name];
    if (known === undefined) query[name] = { value };
    else known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }];
  }
  return query;
}

/** The inverse of `toQuerystring`, in the order the function left the names in. */
export function fromQuerystring(query: Record<string, Value> | string): string {
  if (typeof query === 'string') return query;
  return Object.entries(query)
    .flatMap(([name, value]) =>
      (value.multiValue ?? [value]).map((one) => (one.value === '' ? name : `${name}=${one.value}`)),
    )
    .join('&');
}
