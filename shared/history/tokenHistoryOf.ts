import type { HistoryWindow, TokenHistory } from '../contracts/history.ts';
import type { SignalName } from '../signals/types.ts';
import type { TokenYear } from './entityYears.ts';
import { joined } from './joinedYears.ts';
import { datesFrom, firstRowOf } from './window.ts';

const SIGNALS: Readonly<Record<string, SignalName>> = { b: 'bullish', n: 'neutral', r: 'bearish' };
const nameOf = (code: string): SignalName | null => SIGNALS[code.toLowerCase()] ?? null;

/** A token's history over a window, from its stored years, ascending; undefined without any. */
export function tokenHistoryOf(years: readonly TokenYear[], window: HistoryWindow): TokenHistory | undefined {
  const [first, last] = [years[0], years[years.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const close = joined(years, (year) => year.close, null);
  const grade = joined(years, (year) => year.grade, null);
  const codes = joined(years, (year) => [...year.signal], '.');
  const times = datesFrom(first.from, close.length);
  const start = firstRowOf(window, close.length);
  return {
    id: last.id,
    symbol: last.symbol,
    name: last.name,
    window,
    hypothetical_before: last.hypothetical_before,
    record_started_on: last.record_started_on,
    times: times.slice(start),
    close: close.slice(start),
    grade: grade.slice(start),
    signal: codes.slice(start).map(nameOf),
    flips: flipsOf(codes).flatMap(({ row, from }) => {
      const [date, to] = [times[row], nameOf(codes[row] ?? '.')];
      return row < start || date === undefined || to === null ? [] : [{ date, from, to, price: close[row] ?? null }];
    }),
  };
}

/** The rows with a capital code, and the signal before each: the last one given. */
function flipsOf(codes: readonly string[]): { readonly row: number; readonly from: SignalName }[] {
  const flips: { row: number; from: SignalName }[] = [];
  // Every signal starts neutral.
  let before: SignalName = 'neutral';
  codes.forEach((code, row) => {
    const now = nameOf(code);
    if (now === null) return;
    if (code !== code.toLowerCase()) flips.push({ row, from: before });
    before = now;
  });
  return flips;
}
