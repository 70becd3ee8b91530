/** What the function reads of a Lambda Function URL event (payload version 2.0); the local server sends the same. */
export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly http: { readonly method: string } };
}

export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export const METHODS = 'GET, HEAD, OPTIONS';

/** On every response: anybody's page may read it, and no browser guesses its type. */
export const COMMON_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Retry-After, Allow',
  'x-content-type-options': 'nosniff',
} as const;

/** The answer to OPTIONS on a known path. */
export const OPTIONS_RESPONSE: HttpResponse = {
  statusCode: 204,
  headers: {
    ...COMMON_HEADERS,
    allow: METHODS,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': 'If-None-Match, Accept',
    'access-control-max-age': '86400',
    'cache-control': 'public, max-age=86400',
  },
  body: '',
  isBase64Encoded: false,
};
