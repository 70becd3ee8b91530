import { createHash } from 'node:crypto';
import type { TableStore } from '../adapters/store/port.ts';
import { encodeBody, negotiateEncoding } from './encoding.ts';
import { entityTag, matchingTag } from './etag.ts';
import { COMMON_HEADERS, type HttpEvent, type HttpResponse } from './http.ts';
import type { ParsedParameters } from './parameters.ts';
import { problem } from './problem.ts';
import type { RecordRoute } from './recordRoutes.ts';

const CACHE_CONTROL = {
  final: 'public, max-age=31536000, immutable',
  growing: 'public, max-age=60, s-maxage=60, stale-if-error=86400',
} as const;
const TAG_DIGITS = 32;

/**
 * The answer of a route of the record, tagged by its own content. `path` is the path asked for, decoded. What is complete
 * may be kept for ever; the log's last page for a minute.
 */
export async function answerRecord(
  store: TableStore,
  event: HttpEvent,
  {
    route,
    path,
    parameters,
  }: { route: RecordRoute; path: string; parameters: Extract<ParsedParameters, { ok: true }> },
): Promise<HttpResponse> {
  const found = await route.read(store, parameters.values);
  if (found.kind === 'missing') return problem('not-in-record', event.rawPath, found.detail);
  if (found.kind === 'unopened') {
    const detail = 'The record opens with the first publication; /v1/status says how far that is. Try again shortly.';
    return problem('not-published', event.rawPath, detail, { headers: { 'retry-after': '10' } });
  }
  const { text, final, next } = found;
  const encoding = negotiateEncoding(event.headers['accept-encoding']);
  const key = parameters.canonical === '' ? path : `${path}?${parameters.canonical}`;
  const version = createHash('sha256').update(text).digest('hex').slice(0, TAG_DIGITS);
  const headers = {
    ...COMMON_HEADERS,
    vary: 'Accept-Encoding',
    'cache-control': final ? CACHE_CONTROL.final : CACHE_CONTROL.growing,
    ...(next !== undefined && { link: `<${path}?${next}>; rel="next"` }),
  };
  const condition = event.headers['if-none-match'];
  const held = condition === undefined ? undefined : matchingTag(condition, version, key, encoding);
  if (held !== undefined) {
    return { statusCode: 304, headers: { ...headers, etag: held }, body: '', isBase64Encoded: false };
  }
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      etag: entityTag(version, key, encoding),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
    ...encodeBody(text, encoding),
  };
}
