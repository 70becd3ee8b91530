import { csvText } from './csv/csvText.ts';
import { type Encoding, encodeBody, negotiateEncoding } from './encoding.ts';
import { entityTag, matchesAny, matchingTag } from './etag.ts';
import { COMMON_HEADERS, type HttpEvent, type HttpResponse } from './http.ts';
import type { Match } from './matchRequest.ts';

export const CACHE_CONTROL = {
  latest: 'public, max-age=60, s-maxage=60, stale-if-error=86400',
  final: 'public, max-age=31536000, immutable',
  live: 'public, max-age=5, s-maxage=5',
} as const;

/** One content of a route, before it is packed for a reader. */
export interface Content {
  /** JSON, or the document itself. */
  readonly text: string;
  /** Tells this content from every other of the same address; undefined: it is never the same twice. */
  readonly version: string | undefined;
  readonly cacheControl: string;
  /** Query string of the next page. */
  readonly next?: string | undefined;
}

/** A list answers in two types at one address, so a cache must look at Accept; every answer is packed as asked. */
const varyOf = ({ route }: Match): string => (route.csv === undefined ? 'Accept-Encoding' : 'Accept, Accept-Encoding');

/** 304 if the reader names the tag of this content in any encoding; known without the content itself. */
export function unchanged(
  event: HttpEvent,
  match: Match,
  version: string,
  cacheControl: string,
): HttpResponse | undefined {
  const condition = event.headers['if-none-match'];
  const tag = condition === undefined ? undefined : matchingTag(condition, version, match.key);
  return tag === undefined ? undefined : notModified(match, tag, cacheControl);
}

/** The content in the type and encoding that was asked for. */
export function respond(event: HttpEvent, match: Match, content: Content): HttpResponse {
  const { version, cacheControl, next } = content;
  if (version !== undefined) {
    const same = unchanged(event, match, version, cacheControl);
    if (same !== undefined) return same;
  }
  const encoding = negotiateEncoding(event.headers['accept-encoding']);
  return {
    statusCode: 200,
    headers: {
      ...COMMON_HEADERS,
      'content-type': `${match.format === 'csv' ? 'text/csv' : match.route.mediaType}; charset=utf-8`,
      vary: varyOf(match),
      'cache-control': cacheControl,
      ...(version !== undefined && { etag: entityTag(version, match.key, encoding) }),
      ...(next !== undefined && { link: `<${match.path}?${next}>; rel="next"` }),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
    ...encodeBody(textOf(match, content), encoding),
  };
}

/** For `If-None-Match: *`, true of whatever exists: the answer that would have come, without its body. */
export function withCondition(event: HttpEvent, match: Match, response: HttpResponse): HttpResponse {
  const { etag, 'cache-control': cacheControl = '' } = response.headers;
  const isStar = matchesAny(event.headers['if-none-match'] ?? '');
  return isStar && response.statusCode === 200 && etag !== undefined
    ? notModified(match, etag, cacheControl)
    : response;
}

export function encodingOf(event: HttpEvent): Encoding {
  return negotiateEncoding(event.headers['accept-encoding']);
}

function textOf({ route, format }: Match, { text }: Content): string {
  return format === 'csv' && route.csv !== undefined ? csvText(route.csv, JSON.parse(text)) : text;
}

function notModified(match: Match, etag: string, cacheControl: string): HttpResponse {
  return {
    statusCode: 304,
    headers: { ...COMMON_HEADERS, etag, vary: varyOf(match), 'cache-control': cacheControl },
    body: '',
    isBase64Encoded: false,
  };
}
