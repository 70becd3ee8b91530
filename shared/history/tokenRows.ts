import type { ClosesToken } from '../contracts/closes.ts';
import type { Liquidity } from '../indices/types.ts';
import type { SignalFact, SignalName } from '../signals/types.ts';
import type { HistoryContext, HistoryDay } from './historyDay.ts';
import { decimals, PRICE_DIGITS, significant } from './rounded.ts';
import type { Column } from './yearPart.ts';

const GRADE_DECIMALS = 2;
const MONEY_DIGITS = 3;
const NONE = '.';
/** A token silent no longer than this has a row even without a price in the year: it may be found dead in it. */
const SILENT_BARS = 30;

interface TokenColumns {
  readonly close: Column;
  readonly grade: Column;
  signal: string;
  status: string;
  readonly advUsd: Column;
  readonly capUsd: Column;
}

/** The token columns of a year, going on from stored ones. */
export function tokenRows(context: HistoryContext, before: readonly ClosesToken[]) {
  const registered = new Map(context.registry.tokens.map((token) => [token.id, token]));
  const columns = new Map(before.map((row) => [row.id, columnsOf(row)]));

  function columnsFor(token: string, rows: number): TokenColumns {
    const known = columns.get(token);
    if (known !== undefined) return known;
    const fresh = columnsOf(undefined, rows);
    columns.set(token, fresh);
    return fresh;
  }

  return {
    add({ closes, decided }: HistoryDay, rows: number): void {
      for (const token of closes.keys()) columnsFor(token, rows);
      const grades = new Map(decided?.grades.map(({ token, grade }) => [token, grade]));
      const signals = new Map(decided?.tokenSignals.map((fact) => [fact.id, fact]));
      const liquidity = new Map(decided?.liquidity.map((row) => [row.token, row]));
      const dead = new Set(decided?.dead);
      for (const { token, pricedBars, missingBars } of decided?.liquidity ?? []) {
        if (pricedBars > 0 && missingBars <= SILENT_BARS) columnsFor(token, rows);
      }
      for (const [token, column] of columns) {
        const [close, grade, judged] = [closes.get(token), grades.get(token), liquidity.get(token)];
        column.close.push(close === undefined ? null : significant(close, PRICE_DIGITS));
        column.grade.push(grade === undefined ? null : decimals(grade, GRADE_DECIMALS));
        column.signal += signalCode(signals.get(token));
        column.status += dead.has(token) ? 'd' : statusCode(judged);
        column.advUsd.push(money(judged?.advUsd));
        column.capUsd.push(money(judged?.capUsd));
      }
    },

    /** Ascending by id. */
    rows(): ClosesToken[] {
      return [...columns.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { close, grade, signal, status, advUsd, capUsd }]) => ({
          id,
          symbol: registered.get(id)?.symbol ?? id,
          name: registered.get(id)?.name ?? id,
          close: [...close],
          grade: [...grade],
          signal,
          status,
          adv_usd: [...advUsd],
          cap_usd: [...capUsd],
        }));
    },
  };
}

function columnsOf(row: ClosesToken | undefined, rows = 0): TokenColumns {
  const empty = (): Column => new Array<null>(rows).fill(null);
  return {
    close: row ? [...row.close] : empty(),
    grade: row ? [...row.grade] : empty(),
    signal: row?.signal ?? NONE.repeat(rows),
    status: row?.status ?? NONE.repeat(rows),
    advUsd: row ? [...row.adv_usd] : empty(),
    capUsd: row ? [...row.cap_usd] : empty(),
  };
}

const money = (value: number | undefined): number | null =>
  value === undefined ? null : significant(value, MONEY_DIGITS);

const SIGNAL_CODES: Readonly<Record<SignalName, string>> = { bullish: 'b', neutral: 'n', bearish: 'r' };

function signalCode(fact: Pick<SignalFact, 'signal' | 'flippedFrom'> | undefined): string {
  if (fact === undefined) return NONE;
  const code = SIGNAL_CODES[fact.signal];
  return fact.flippedFrom === undefined ? code : code.toUpperCase();
}

function statusCode(liquidity: Liquidity | undefined): string {
  if (liquidity?.tradable) return 't';
  return liquidity?.eligible ? 'e' : NONE;
}
