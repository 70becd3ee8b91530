import type { TokenRow } from '../../../shared/contracts/tokens.ts';
import type { ReturnWindow, Yardstick } from './leagueColumns.ts';

export const TOKEN_COLUMNS = [
  'name',
  'price',
  'h24',
  'd7',
  'd30',
  'ytd',
  'cap',
  'volume',
  'grade',
  'change',
  'signal',
  'probability',
] as const;
export type TokenColumn = (typeof TOKEN_COLUMNS)[number];
/** Returns of the yardstick over each window; undefined = returns in dollars. */
export type YardstickReturns = TokenRow['roi'] | undefined;

const SIGNAL_ORDER = { bearish: -1, neutral: 0, bullish: 1 } as const;

export function yardstickReturns(tokens: readonly TokenRow[], yardstick: Yardstick): YardstickReturns {
  return yardstick === 'usd' ? undefined : tokens.find(({ id }) => id === yardstick)?.roi;
}

/** A token's return in dollars, or relative to the yardstick over the same window: (1 + r) / (1 + r_b) - 1. */
export function tokenReturn({ roi }: TokenRow, window: ReturnWindow, yardstick: YardstickReturns): number | null {
  const own = roi[window];
  if (yardstick === undefined || own === null) return own;
  const other = yardstick[window];
  return other === null || other <= -1 ? null : (1 + own) / (1 + other) - 1;
}

/** What a token is sorted by in a column; null sorts last. */
export function tokenValue(row: TokenRow, column: TokenColumn, yardstick: YardstickReturns): number | string | null {
  switch (column) {
    case 'name':
      return row.symbol.toLowerCase();
    case 'price':
      return row.price;
    case 'cap':
      return row.cap_usd;
    case 'volume':
      return row.volume_usd;
    case 'grade':
      return row.grade;
    case 'change':
      return row.grade_change;
    case 'signal':
      return row.signal === null ? null : SIGNAL_ORDER[row.signal];
    case 'probability':
      return row.probability;
    default:
      return tokenReturn(row, column, yardstick);
  }
}
