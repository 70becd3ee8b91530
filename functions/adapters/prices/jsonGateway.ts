import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../appError.ts';
import { callSpacing } from './callSpacing.ts';
import { quotedText } from './quotedText.ts';
import { readBounded } from './readBounded.ts';

export interface GatewayOptions {
  /** The source's name, for messages. */
  readonly source: string;
  /** Per attempt, body included. */
  readonly timeoutMs: number;
  /** The longest pause a Retry-After is obeyed for; a longer one ends the call. */
  readonly maxWaitMs: number;
  readonly callsPerMinute: number;
  /** The pause before the second attempt; it doubles from there. */
  readonly firstPauseMs: number;
}

/** An answer that is JSON of bounded size, whatever its status. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface JsonCall {
  readonly headers?: HeadersInit;
  readonly signal?: AbortSignal;
  /** A key that is sent: taken out of whatever comes back, because errors quote it, logs keep it and /v1/status shows it. */
  readonly secret?: string;
}
export type JsonGateway = (url: string, init?: JsonCall) => Promise<JsonAnswer>;

const ATTEMPTS = 4;
/** A page of 250 coins is 0.3 MB, a year of one coin 0.1 MB. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * GETs JSON from a source that may be slow, limited, broken or hostile. 429, 5xx, time-outs, resets and bodies that are
 * no JSON are tried four times with jittered backoff (Retry-After obeyed up to `maxWaitMs`), then thrown as a retryable
 * AppError: `SOURCE_RATE_LIMITED`, `SOURCE_FAILING`, `SOURCE_TIMEOUT`, `SOURCE_UNREACHABLE`, `SOURCE_NOT_JSON`,
 * `SOURCE_TOO_LARGE`. Every other status is returned for the caller to judge.
 */
export function jsonGateway(options: GatewayOptions): JsonGateway {
  const mayStart = callSpacing(options.callsPerMinute);
  return async (url, init = {}) => {
    for (let attempt = 1; ; attempt++) {
      await mayStart(init.signal);
      const outcome = await attemptOnce(url, init, options);
      if ('answer' in outcome) return outcome.answer;
      const pauseMs = outcome.retryAfterMs ?? options.firstPauseMs * 2 ** (attempt - 1);
      if (attempt === ATTEMPTS || pauseMs > options.maxWaitMs || outcome.error.code === 'SOURCE_TOO_LARGE')
        throw outcome.error;
      // A stated pause is a minimum; our own is anything up to it, so that callers do not come back in step.
      const jittered =
        outcome.retryAfterMs === undefined ? pauseMs * (0.5 + Math.random() / 2) : pauseMs + 100 * Math.random();
      await sleep(jittered, undefined, init.signal ? { signal: init.signal } : {});
    }
  };
}

type Outcome = { answer: JsonAnswer } | { error: AppError; retryAfterMs?: number };

async function attemptOnce(url: string, init: JsonCall, { source, timeoutMs }: GatewayOptions): Promise<Outcome> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([timeout, init.signal]) : timeout;
  const where = `${source} (${new URL(url).origin}${new URL(url).pathname})`;
  // No `cause` and no word "timeout" here: the CoinGecko client replaces errors it takes for its own time-outs.
  const fail = (code: string, message: string): Outcome => ({
    error: new AppError(code, `${where} ${message}`, { retryable: true }),
  });
  try {
    const response = await fetch(url, { ...(init.headers && { headers: init.headers }), signal });
    const { status, headers } = response;
    const said = await readBounded(response, MAX_BYTES);
    if (said === undefined)
      return fail('SOURCE_TOO_LARGE', `answered more than ${MAX_BYTES} bytes; nothing of it was used`);
    const text = init.secret ? said.replaceAll(init.secret, '(key)') : said;
    if (status === 429 || status === 408 || status >= 500) return refusal(status, headers, fail);
    const json = parsed(text);
    if (json === undefined && status < 400) {
      return fail(
        'SOURCE_NOT_JSON',
        `answered ${text.length} characters that are not JSON, beginning ${quotedText(text)}`,
      );
    }
    return { answer: { status, headers, text, json } };
  } catch (error) {
    if (timeout.aborted)
      return fail('SOURCE_TIMEOUT', `did not answer within ${timeoutMs} ms; the next run tries again`);
    if (init.signal?.aborted) throw error;
    return fail(
      'SOURCE_UNREACHABLE',
      `could not be reached or broke off (${reasonOf(error)}); check the network and the base URL`,
    );
  }
}

function refusal(status: number, headers: Headers, fail: (code: string, message: string) => Outcome): Outcome {
  const retryAfterMs = retryAfterOf(headers);
  const asked = retryAfterMs === undefined ? '' : ` and asked to wait ${Math.ceil(retryAfterMs / 1000)} s`;
  const outcome =
    status === 429
      ? fail(
          'SOURCE_RATE_LIMITED',
          `refused the call as too frequent (429)${asked}; lower SOURCE_CALLS_PER_MINUTE or use a key`,
        )
      : fail('SOURCE_FAILING', `answered ${status}${asked}; the next run tries again`);
  return retryAfterMs === undefined ? outcome : { ...outcome, retryAfterMs };
}

/** Retry-After in ms: seconds, or a date measured against the answer's own Date (a replayed source has its own time). */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const waitMs = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? quotedText(cause?.message ?? message ?? 'no reason given');
}
