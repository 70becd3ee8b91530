import { AppError } from '../adapters/appError.ts';
import type { Clock } from '../adapters/clock/port.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { answerRecord } from './answerRecord.ts';
import { type Encoding, encodeBody, negotiateEncoding } from './encoding.ts';
import { entityTag, matchingTag } from './etag.ts';
import { COMMON_HEADERS, type HttpEvent, type HttpResponse } from './http.ts';
import { type Match, matchRequest } from './matchRequest.ts';
import { problem } from './problem.ts';
import { readProgress } from './progress.ts';
import { publications } from './publications.ts';
import { responseCache } from './responseCache.ts';
import type { SnapshotRoute } from './routes.ts';

const CACHE_CONTROL = {
  latest: 'public, max-age=60, s-maxage=60, stale-if-error=86400',
  live: 'public, max-age=5, s-maxage=5',
} as const;
const RETRY_SECONDS = { 'not-published': '10', unavailable: '5' } as const;
/** Distinct responses kept; filters multiply routes, so there is an end to it. */
const MAX_RESPONSES = 256;

export interface ApiOptions {
  readonly store: TableStore;
  readonly clock: Clock;
  /** Told of every error that a reader is spared or answered with 5xx. */
  readonly onError: (error: unknown) => void;
  /** Monotonic clock, ms. */
  readonly elapsed?: () => number;
}

type Found = Exclude<Match, { response: HttpResponse }>;
type OfSnapshot = Found & { readonly route: SnapshotRoute };

/** The HTTP function: one event in, one response out; it never throws. */
export function createApi(options: ApiOptions): (event: HttpEvent) => Promise<HttpResponse> {
  const { store, clock, onError, elapsed } = options;
  const published = publications(store, onError, elapsed);
  const responses = responseCache(MAX_RESPONSES);

  async function answer(event: HttpEvent, { route, path, parameters }: Found): Promise<HttpResponse> {
    return route.cache === 'immutable'
      ? answerRecord(store, event, { route, path, parameters })
      : answerSnapshot(event, { route, path, parameters });
  }

  async function answerSnapshot(event: HttpEvent, { route, parameters }: OfSnapshot): Promise<HttpResponse> {
    const head = await published.head();
    if (head === undefined) return notPublished(event.rawPath);
    const encoding = negotiateEncoding(event.headers['accept-encoding']);
    const key = parameters.canonical === '' ? route.path : `${route.path}?${parameters.canonical}`;
    const condition = event.headers['if-none-match'];
    if (condition !== undefined && route.cache === 'latest') {
      const tag = matchingTag(condition, head.version, key, encoding);
      if (tag !== undefined) return notModified(tag);
    }
    const cacheKey = `${encoding} ${key}`;
    const known = responses.get(cacheKey, head.version);
    if (known !== undefined) return known;

    const whole = await published.load(head);
    const { pointer, version, metaText } = whole.head;
    const again = responses.get(cacheKey, version);
    if (again !== undefined) return again;
    const body = await route.body({
      parts: whole.parts,
      values: parameters.values,
      pointer,
      runs: head.runs,
      now: () => clock.now(),
    });
    if (typeof body !== 'string') {
      const detail = `${body.map((error) => `${error.parameter}: ${error.detail}`).join('; ')}.`;
      return problem('bad-parameter', event.rawPath, detail, { errors: body });
    }
    const text = `${metaText.slice(0, -1)},${body.slice(1)}`;
    if (route.cache === 'live') return payload(text, encoding, { 'cache-control': CACHE_CONTROL.live });
    const response = payload(text, encoding, {
      'cache-control': CACHE_CONTROL.latest,
      etag: entityTag(version, key, encoding),
    });
    responses.set(cacheKey, version, response);
    return response;
  }

  async function notPublished(path: string): Promise<HttpResponse> {
    const progress = await readProgress(store);
    const detail = 'The first snapshot is published as soon as enough history is there. Try again shortly.';
    return problem('not-published', path, detail, {
      progress,
      headers: { 'retry-after': RETRY_SECONDS['not-published'] },
    });
  }

  return async (event) => {
    try {
      const match = matchRequest(event);
      const response =
        'response' in match ? match.response : await answer(event, match).catch((error) => unavailable(event, error));
      return event.requestContext.http.method === 'HEAD' ? { ...response, body: '', isBase64Encoded: false } : response;
    } catch (error) {
      onError(error);
      return problem('internal', '', 'This is a fault of the server, not of the request.');
    }
  };

  /** A store or clock that does not answer; anything else is our own fault and is not called that. */
  function unavailable(event: HttpEvent, error: unknown): HttpResponse {
    if (!(error instanceof AppError)) throw error;
    onError(error);
    return problem('unavailable', event.rawPath, 'The store did not answer and nothing is in memory yet. Try again.', {
      headers: { 'retry-after': RETRY_SECONDS.unavailable },
    });
  }
}

function payload(text: string, encoding: Encoding, headers: Record<string, string>): HttpResponse {
  return {
    statusCode: 200,
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'application/json; charset=utf-8',
      vary: 'Accept-Encoding',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
      ...headers,
    },
    ...encodeBody(text, encoding),
  };
}

function notModified(etag: string): HttpResponse {
  return {
    statusCode: 304,
    headers: { ...COMMON_HEADERS, etag, vary: 'Accept-Encoding', 'cache-control': CACHE_CONTROL.latest },
    body: '',
    isBase64Encoded: false,
  };
}
