import { encodeBody, negotiateEncoding } from '../encoding.ts';
import { entityTag, matchingTag } from '../etag.ts';
import { COMMON_HEADERS, type HttpEvent, type HttpResponse, OPTIONS_RESPONSE } from '../http.ts';
import { CACHE_CONTROL } from '../respond.ts';

interface Tagged {
  readonly version: string;
  readonly key: string;
}

const HEADERS = { ...COMMON_HEADERS, vary: 'Accept-Encoding', 'cache-control': CACHE_CONTROL.latest } as const;

/** Their SDKs send a key, here of no use: a browser asks first whether it may. */
export const PREFLIGHT: HttpResponse = {
  ...OPTIONS_RESPONSE,
  headers: {
    ...OPTIONS_RESPONSE.headers,
    'access-control-allow-headers': 'If-None-Match, Accept, Content-Type, api_key, x-api-key',
  },
};

/** Rows in the envelope their SDKs unpack. */
export function envelope(event: HttpEvent, data: readonly object[], { version, key }: Tagged): HttpResponse {
  const encoding = negotiateEncoding(event.headers['accept-encoding']);
  const text = JSON.stringify({ success: true, message: 'Data fetched successfully', length: data.length, data });
  return {
    statusCode: 200,
    headers: {
      ...HEADERS,
      'content-type': 'application/json; charset=utf-8',
      etag: entityTag(version, key, encoding),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
    ...encodeBody(text, encoding),
  };
}

/** 304 where the reader holds this content already. */
export function unchanged(event: HttpEvent, version: string, key: string): HttpResponse | undefined {
  const condition = event.headers['if-none-match'];
  const etag = condition === undefined ? undefined : matchingTag(condition, version, key);
  if (etag === undefined) return undefined;
  return { statusCode: 304, headers: { ...HEADERS, etag }, body: '', isBase64Encoded: false };
}

/** A problem (RFC 9457) with the members their SDKs look for beside its own. */
export function asEnvelope(response: HttpResponse): HttpResponse {
  if (response.body === '') return response;
  const problem = JSON.parse(response.body) as { readonly detail: string };
  return {
    ...response,
    body: JSON.stringify({ ...problem, success: false, message: problem.detail, length: 0, data: [] }),
  };
}
