import * as z from 'zod';
import { KLINES_SOURCE } from '../../../shared/market/sourceNames.ts';
import { AppError } from '../appError.ts';
import { quotedText } from './quotedText.ts';

export interface ExchangeOptions {
  readonly baseUrl: string;
  readonly callsPerMinute: number;
  readonly timeoutMs: number;
  readonly maxWaitMs: number;
  readonly firstPauseMs: number;
}

const INVALID_SYMBOL = -1121;
const refusal = z.object({ code: z.number(), msg: z.string().optional() });

/** What an answer of 4xx from Binance means: `UNKNOWN_ID`, `SOURCE_DENIED` or `SOURCE_REJECTED`, none of them retryable. */
export function exchangeRefusal(asked: string, status: number, body: unknown): AppError {
  const said = refusal.safeParse(body);
  const what = `${KLINES_SOURCE}: ${asked}`;
  const final = (code: string, message: string) => new AppError(code, `${what}: ${message}`, { retryable: false });
  if (said.success && said.data.code === INVALID_SYMBOL)
    return final('UNKNOWN_ID', 'the exchange does not know this pair; correct its alias in the registry');
  if (status === 401 || status === 403 || status === 418 || status === 451)
    return final(
      'SOURCE_DENIED',
      `denied (${status}), as in a blocked region; set KLINES_BASE_URL to '' to do without`,
    );
  return final('SOURCE_REJECTED', `rejected (${status}, ${quotedText(body)}); check KLINES_BASE_URL`);
}
