import type { Answer } from './answer.ts';

/** The parts of a Lambda Function URL's event (payload 2.0) that come from the request. */
interface UrlRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface UrlResult {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

export type LambdaHandler = (event: unknown, context: unknown) => Promise<unknown>;

/**
 * Calls the real api handler as its Function URL would. An exception or a time-out becomes the 502 / 504 a caller of the
 * URL would get, and its cause goes to the log.
 */
export function apiOrigin(handler: LambdaHandler, context: () => unknown, timeoutMs: number) {
  return async (request: UrlRequest): Promise<Answer> => {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, 'timeout');
    });
    try {
      const result = await Promise.race([handler(urlEvent(request), context()), timeout]);
      return result === 'timeout' ? failure(504, 'Gateway Timeout') : answerOf(result as UrlResult);
    } catch (error) {
      process.stderr.write(
        `${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      return failure(502, 'Internal Server Error');
    } finally {
      clearTimeout(timer);
    }
  };
}

function urlEvent({ method, path, query, headers }: UrlRequest): unknown {
  const now = Date.now();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers,
    ...(query !== '' && { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
      requestId: `local-${now}`,
      routeKey: '$default',
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    isBase64Encoded: false,
  };
}

const answers = new WeakMap<UrlResult, Answer>();

/** The handler hands out the same object again while nothing is published: its bytes are made once. */
function answerOf(result: UrlResult): Answer {
  const known = answers.get(result);
  if (known !== undefined) return known;
  const answer = toAnswer(result);
  if (typeof result === 'object' && result !== null) answers.set(result, answer);
  return answer;
}

/** A result without a status is a body: the Function URL's shorthand. */
function toAnswer(result: UrlResult): Answer {
  if (result?.statusCode === undefined) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(result ?? null)),
    };
  }
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const name in result.headers) headers[name.toLowerCase()] = String(result.headers[name]);
  return {
    status: result.statusCode,
    headers,
    body: Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function failure(status: number, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: Buffer.from(JSON.stringify({ Message: message })),
  };
}
