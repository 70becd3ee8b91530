import type { NarrativeRow } from '../../../shared/contracts/narratives.ts';
import type { Rotation } from '../../../shared/contracts/rotation.ts';
import type { TokenRow } from '../../../shared/contracts/tokens.ts';
import type { SignalName } from '../../../shared/signals/types.ts';

/**
 * Rows in the names and units that programs written for Token Metrics' API v2 read: percent, not fractions, and ids that
 * are ours. What has no honest counterpart is null; `COMPAT_ROUTES` lists those fields.
 */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly symbol: string;
}

/** Base of every narrative index, points. */
const BASE_LEVEL = 1000;
/** The forward record, as the index it is among the others here. */
export const ROTATION_ID = 'rotation';
const SIGNAL_CODES = { bullish: 1, neutral: 0, bearish: -1 } as const;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const percent = (fraction: number | null): number | null => (fraction === null ? null : rounded(fraction * 100, 4));
const named = ({ id, name, symbol }: Named) => ({ TOKEN_ID: id, TOKEN_NAME: name, TOKEN_SYMBOL: symbol });

export const tokenRow = (token: Named) => ({ ...named(token), TM_LINK: null });

export const priceRow = (token: TokenRow) => ({ ...named(token), CURRENT_PRICE: token.price });

export const traderGradeRow = (token: Named, date: string, grade: number, before: number | null) => ({
  ...named(token),
  DATE: date,
  TA_GRADE: null,
  QUANT_GRADE: null,
  TM_TRADER_GRADE: rounded(grade, 2),
  TM_TRADER_GRADE_24H_PCT_CHANGE: gradeChange(grade, before),
});

export const tradingSignalRow = (
  token: Named,
  date: string,
  signal: SignalName,
  { trend, grade }: { readonly trend: number | null; readonly grade: number | null },
) => ({
  ...named(token),
  DATE: date,
  TRADING_SIGNAL: SIGNAL_CODES[signal],
  TOKEN_TREND: trend,
  TRADING_SIGNALS_RETURNS: null,
  HOLDING_RETURNS: null,
  TM_TRADER_GRADE: grade === null ? null : rounded(grade, 2),
  TM_INVESTOR_GRADE: null,
  TM_LINK: null,
});

export const indexRow = ({ id, name, level, constituents, roi, cap_usd: cap }: NarrativeRow) => ({
  ...emptyIndex,
  ID: id,
  NAME: name,
  PRICE: level,
  COINS: constituents.length,
  '24H': percent(roi.absolute.h24),
  '7D': percent(roi.absolute.d7),
  '1M': percent(roi.absolute.d30),
  ALL_TIME: level === null ? null : percent(level / BASE_LEVEL - 1),
  MARKET_CAP: cap,
});

/** The forward record as an index: its price is its net asset value, 1 at genesis. */
export const rotationIndexRow = ({ holdings, record }: Rotation) => ({
  ...emptyIndex,
  ID: ROTATION_ID,
  NAME: 'Rotation',
  PRICE: record.nav_net,
  COINS: holdings.length,
  ALL_TIME: percent(record.roi_net),
});

const emptyIndex = {
  ID: '',
  NAME: '',
  TICKER: null,
  PRICE: null as number | null,
  COINS: 0,
  '24H': null as number | null,
  '7D': null as number | null,
  '1M': null as number | null,
  '24H_VOLUME': null,
  INDEX_GRADE: null,
  ALL_TIME: null as number | null,
  MARKET_CAP: null as number | null,
  TOP_GAINERS_ICONS: null,
};

export const holdingRow = (token: TokenRow, weight: number, date: string) => ({
  ...named(token),
  COIN: token.symbol,
  CG_ID: null,
  WEIGHT: percent(weight),
  MARKET_CAP: token.cap_usd,
  PRICE: token.price,
  CURRENT_ROI: null,
  TRADER_GRADE: token.grade === null ? null : rounded(token.grade, 2),
  TRADER_GRADE_CHANGE_24H: token.grade === null ? null : gradeChange(token.grade, gradeBefore(token)),
  ICON: null,
  DATE: date,
});

/** `level` against the base of the index: 1 for the record, whose level is its net asset value. */
export const performanceRow = (id: string, date: string, level: number, base = BASE_LEVEL) => ({
  ID: id,
  DATE: date,
  INDEX_CUMULATIVE_ROI: percent(level / base - 1),
  MARKET_CAP: null,
  VOLUME: null,
  FDV: null,
});

/** The grade at the close before; null where there was none. */
export function gradeBefore({ grade, grade_change: change }: TokenRow): number | null {
  return grade === null || change === null ? null : grade - change;
}

/** Percent of the grade before; null where there was none, or nothing to divide by. */
function gradeChange(grade: number, before: number | null): number | null {
  return before === null || before <= 0 ? null : rounded((grade / before - 1) * 100, 2);
}
