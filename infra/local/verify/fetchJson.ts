import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import { problem } from '../../../shared/contracts/meta.ts';
import { LocalError } from '../localError.ts';

const TRIES = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
const TIMEOUT_MS = 30_000;
const BUSY = new Set([429, 500, 502, 503, 504]);

/**
 * The JSON at an address, checked against its contract; undefined for a 404. A server that is busy or unreachable is
 * asked again after its Retry-After, else after ever longer pauses. Throws LocalError when that does not help, when nothing is
 * published there yet, and when the answer is not what the contract says.
 */
export async function fetchJson<T>(
  url: string,
  contract: z.ZodType<T>,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<T | undefined> {
  let last = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const response = await ask(url);
    if (!(response instanceof Response)) {
      last = response.message;
      await pause(FIRST_PAUSE_MS * 2 ** attempt);
      continue;
    }
    if (response.ok) return parsed(url, await response.text(), contract);
    const told = await problemOf(response);
    if (response.status === 404) return undefined;
    last = `${response.status} ${told?.detail ?? response.statusText}`;
    if (!BUSY.has(response.status) || told?.type.endsWith(':not-published')) break;
    await pause(pauseMs(response.headers.get('retry-after'), attempt));
  }
  throw new LocalError(`${url} does not answer (${last.trim()}): check the address, or try again later.`);
}

/** The answer, or why there was none. */
async function ask(url: string): Promise<Response | Error> {
  try {
    return await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause : new Error(message);
  }
}

async function problemOf(response: Response): Promise<z.infer<typeof problem> | undefined> {
  const read = problem.safeParse(await response.json().catch(() => undefined));
  return read.success ? read.data : undefined;
}

function pauseMs(retryAfter: string | null, attempt: number): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Math.min(seconds > 0 ? seconds * 1000 : FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
}

function parsed<T>(url: string, text: string, contract: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LocalError(`${url} answers with something that is not JSON: is this the address of a Tidewatch?`);
  }
  const read = contract.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new LocalError(`${url} is not what its contract says (${issue?.path.join('.')}: ${issue?.message}).`);
}
