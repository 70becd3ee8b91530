import * as z from 'zod';
import { AppError } from '../appError.ts';
import type { Quote, QuotePage } from './port.ts';
import { quotedText } from './quotedText.ts';

const page = z.array(z.unknown());
const marketRow = z.object({
  id: z.string(),
  current_price: z.number().nullable(),
  total_volume: z.number().nullish(),
  circulating_supply: z.number().nullish(),
  last_updated: z.string().max(40).nullish(),
});

/**
 * The quotes of a `coins/markets` answer, in its order, a coin listed twice given twice (the quality gates judge that).
 * A row of wrong types is rejected by name, a row nobody asked for is left out; the other rows stand. Throws AppError
 * `SOURCE_NOT_A_LIST` (retryable).
 */
export function coingeckoQuotes(
  data: unknown,
  asked: readonly string[],
  source: string,
): Omit<QuotePage, 'observedAt'> {
  const rows = page.safeParse(data);
  if (!rows.success) {
    throw new AppError(
      'SOURCE_NOT_A_LIST',
      `${source}: coins/markets answered ${quotedText(data)} instead of a list of coins`,
      {
        retryable: true,
      },
    );
  }
  const wanted = new Set(asked);
  const quotes: Quote[] = [];
  const rejected: { id: string; reason: string }[] = [];
  for (const row of rows.data) {
    const id = (row as { id?: unknown } | null)?.id;
    if (typeof id !== 'string' || !wanted.has(id)) continue;
    const parsed = marketRow.safeParse(row);
    if (parsed.success) quotes.push(toQuote(parsed.data));
    else
      rejected.push({
        id,
        reason: `wrong type: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
      });
  }
  return { quotes, rejected };
}

function toQuote(row: z.infer<typeof marketRow>): Quote {
  return {
    id: row.id,
    priceUsd: row.current_price,
    volumeUsd: row.total_volume ?? null,
    circulatingSupply: row.circulating_supply ?? null,
    lastUpdated: row.last_updated ?? null,
  };
}
