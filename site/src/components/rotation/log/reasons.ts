import type { DecisionRow } from '../../../../../shared/contracts/rotation.ts';

const WORDS: Readonly<Record<DecisionRow['reason'], string>> = {
  NARRATIVE_ENTER: 'narrative enters',
  NARRATIVE_EXIT_RANK: 'narrative leaves, rank',
  NARRATIVE_EXIT_GATE: 'narrative leaves, gate',
  TOKEN_GRADE: 'token by its grade',
  SIGNAL_BEARISH: 'bearish signal',
  CAP: 'cap binds',
  VOL_SCALE: 'volatility scale',
  REGIME: 'regime',
  DELISTED: 'delisted',
  FALLBACK: 'Bitcoin fills a slot',
  DRIFT: 'drift',
  LIQUIDITY_REST: 'rest of a trade',
};

/** Reason codes of moves with a reader's words. */
export const REASONS: readonly (readonly [string, string])[] = Object.entries(WORDS);
