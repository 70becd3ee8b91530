import Coingecko from '@coingecko/coingecko-typescript';
import { AppError } from '../appError.ts';
import { apiBase } from './apiBase.ts';
import { jsonGateway } from './jsonGateway.ts';
import { quotedText } from './quotedText.ts';

export type CoingeckoPlan = 'keyless' | 'demo' | 'pro';

export interface CoingeckoOptions {
  /** Stored as the source of every price. */
  readonly name: string;
  readonly baseUrl: string;
  readonly plan: CoingeckoPlan;
  /** Asked once, at the first call; undefined on the keyless plan. */
  readonly apiKey: () => Promise<string | undefined>;
  readonly volumeScope: 'venue' | 'aggregate';
  readonly callsPerMinute: number;
  readonly timeoutMs: number;
  readonly maxWaitMs: number;
  readonly firstPauseMs: number;
}

/** One call through the official client: its data, and the instant the provider answered at. */
export type CoingeckoCall = <T>(
  what: string,
  ask: (client: Coingecko) => { withResponse(): Promise<{ data: T; response: Response }> },
) => Promise<{ data: unknown; observedAt: number }>;

/**
 * The official client over our own gateway (its retries, spacing, size bound and time-out, which also covers the body),
 * made at the first call because only then the key is needed. Errors are AppErrors: those of `jsonGateway`, and
 * `UNKNOWN_ID`, `HISTORY_BEYOND_PLAN`, `SOURCE_DENIED`, `SOURCE_REJECTED`, none of them retryable.
 */
export function coingeckoClient(options: CoingeckoOptions): CoingeckoCall {
  const gateway = jsonGateway({ ...options, source: options.name });
  let client: Promise<Coingecko> | undefined;
  return async (what, ask) => {
    client ??= connect(options, gateway);
    try {
      const { data, response } = await ask(await client).withResponse();
      // A source without a Date header is taken to answer now.
      const observedAt = Date.parse(response.headers.get('date') ?? '') || Date.now();
      return { data, observedAt };
    } catch (error) {
      throw translated(error, options, what);
    }
  };
}

async function connect(options: CoingeckoOptions, gateway: ReturnType<typeof jsonGateway>): Promise<Coingecko> {
  const key = (await options.apiKey()) ?? null;
  return new Coingecko({
    baseURL: apiBase(options.baseUrl),
    demoAPIKey: options.plan === 'demo' ? key : null,
    proAPIKey: options.plan === 'pro' ? key : null,
    // The client refuses to call without a key unless both headers are declared absent.
    ...(key === null && { defaultHeaders: { 'x-cg-demo-api-key': null, 'x-cg-pro-api-key': null } }),
    maxRetries: 0,
    timeout: 600_000,
    logLevel: 'off',
    fetch: async (url, init) => {
      const { status, headers, text } = await gateway(String(url), {
        ...(init?.headers && { headers: init.headers as HeadersInit }),
        ...(key !== null && { secret: key }),
      });
      const kept = new Headers({ 'content-type': 'application/json' });
      const date = headers.get('date');
      if (date !== null) kept.set('date', date);
      return new Response(text, { status, headers: kept });
    },
  });
}

function translated(error: unknown, { name, plan }: CoingeckoOptions, what: string): AppError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof AppError) return cause;
  // The client's own error holds the provider's whole answer, raw: as a cause it would go into the log.
  const cause = error instanceof Coingecko.APIError ? undefined : error;
  const denied = (code: string, message: string) =>
    new AppError(code, `${name}: ${message}`, { retryable: false, cause });
  if (!(error instanceof Coingecko.APIError) || error.status === undefined) {
    return denied(
      'SOURCE_REJECTED',
      `${what} failed inside the client (${quotedText(String(error))}); this is a bug, see the cause`,
    );
  }
  const said = quotedText(error.error ?? '');
  if (error.status === 404)
    return denied('UNKNOWN_ID', `${what}: the provider does not know this id; correct its alias in the registry`);
  if (error.status === 401 && said.includes('10012')) {
    return denied(
      'HISTORY_BEYOND_PLAN',
      `${what} reaches further back than the ${plan} plan allows; set COINGECKO_PLAN to the plan of the key`,
    );
  }
  if (error.status === 401 || error.status === 403) {
    return denied(
      'SOURCE_DENIED',
      `${what} was denied (${error.status}, ${said}); check the key and COINGECKO_PLAN=${plan}`,
    );
  }
  return denied(
    'SOURCE_REJECTED',
    `${what} was rejected (${error.status}, ${said}); check COINGECKO_BASE_URL and the registry's ids`,
  );
}
