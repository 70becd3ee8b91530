import type { Problem } from '../../shared/contracts/meta.ts';
import { COMMON_HEADERS, type HttpResponse } from './http.ts';

export type ParameterError = NonNullable<Problem['errors']>[number];

/** What went wrong, by the last part of the problem's `type`. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'bad-parameter': { status: 400, title: 'A parameter is unknown or out of range' },
  'unknown-route': { status: 404, title: 'There is no such route' },
  'not-found': { status: 404, title: 'There is nothing of that name' },
  'method-not-allowed': { status: 405, title: 'This interface is read-only' },
  gone: { status: 410, title: 'That snapshot is no longer kept' },
  internal: { status: 500, title: 'The request failed' },
  'not-published': { status: 503, title: 'Nothing is published yet' },
  unavailable: { status: 503, title: 'The data cannot be read right now' },
} as const;

const CACHEABLE: ReadonlySet<number> = new Set([400, 404, 410]);
/** A path in an answer is cut here; nobody needs more of it to recognise the request. */
const MAX_INSTANCE = 200;

/**
 * An RFC 9457 answer. `detail` is for a person: what is wrong and what to do. Client errors may be cached for a minute,
 * the others never.
 */
export function problem(
  kind: keyof typeof PROBLEMS,
  path: string,
  detail: string,
  more: { errors?: readonly ParameterError[]; progress?: Problem['progress']; headers?: Record<string, string> } = {},
): HttpResponse {
  const { status, title } = PROBLEMS[kind];
  const body: Problem = {
    type: `urn:tidewatch:problem:${kind}`,
    title,
    status,
    detail,
    instance: path.slice(0, MAX_INSTANCE).toWellFormed(),
    ...(more.errors && { errors: [...more.errors] }),
    ...(more.progress && { progress: more.progress }),
  };
  return {
    statusCode: status,
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': CACHEABLE.has(status) ? 'public, max-age=60, s-maxage=60' : 'no-store',
      ...more.headers,
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** The answer to parameters that are wrong, each named with what it may be. */
export function invalidParameters(path: string, errors: readonly ParameterError[]): HttpResponse {
  const detail = `${errors.map((error) => `${error.parameter}: ${error.detail}`).join('; ')}.`;
  return problem('bad-parameter', path, detail, { errors });
}
