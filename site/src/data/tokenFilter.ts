import type { TokenRow } from '../../../shared/contracts/tokens.ts';

export const SIGNALS = ['all', 'bullish', 'neutral', 'bearish'] as const;
/** By what the rules may do with a token: hold it, count it only, or neither; and those without an accepted price. */
export const STATES = ['all', 'tradable', 'thin', 'excluded', 'refused'] as const;

export interface TokenFilter {
  readonly text: string;
  /** Id of a narrative; '' = any. */
  readonly narrative: string;
  readonly signal: (typeof SIGNALS)[number];
  readonly state: (typeof STATES)[number];
}

export function filterTokens(tokens: readonly TokenRow[], filter: TokenFilter): readonly TokenRow[] {
  const wanted = filter.text.trim().toLowerCase();
  return tokens.filter(
    (row) =>
      (wanted === '' || `${row.symbol} ${row.name}`.toLowerCase().includes(wanted)) &&
      (filter.narrative === '' || row.narratives.includes(filter.narrative)) &&
      (filter.signal === 'all' || row.signal === filter.signal) &&
      isIn(row, filter.state),
  );
}

function isIn(row: TokenRow, state: TokenFilter['state']): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'tradable':
      return row.tradable;
    case 'thin':
      return row.eligible && !row.tradable;
    case 'excluded':
      return !row.eligible;
    case 'refused':
      return row.price_flag !== 'accepted';
  }
}
