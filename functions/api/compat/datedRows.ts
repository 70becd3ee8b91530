import type { CompatName } from '../../../shared/api/compatRoutes.ts';
import type { ClosesToken, ClosesYear } from '../../../shared/contracts/closes.ts';
import type { PerformanceHistory } from '../../../shared/contracts/performance.ts';
import type { CompatQuery } from './compatQuery.ts';
import { type CompatRows, meetsGrades, meetsSignal } from './latestRows.ts';
import { performanceRow, ROTATION_ID, traderGradeRow, tradingSignalRow } from './rows.ts';
import { tokenFilter } from './tokenFilter.ts';

const MS_PER_DAY = 86_400_000;
const SIGNALS = { b: 'bullish', n: 'neutral', r: 'bearish' } as const;

/** Rows of one year's closes from `start` to `end`, newest first, then by id; memberships and sizes are those of each day. */
export function datedRows(
  name: CompatName,
  query: CompatQuery,
  year: ClosesYear,
  [start, end]: readonly [string, string],
): CompatRows {
  const days = daysBetween(year, start, end);
  if (name === 'indices-performance') return performanceRows(query, year, days);
  const names = new Map(year.narratives.map((row) => [row.id, row.name]));
  const keeps = tokenFilter(query, names);
  return days.flatMap(({ row, date }): readonly object[] => {
    const tokens = year.tokens.filter((token) =>
      keeps({
        ...token,
        narratives: narrativesOf(year, token.id, date),
        capUsd: token.cap_usd[row] ?? null,
        volumeUsd: token.adv_usd[row] ?? null,
      }),
    );
    return name === 'trader-grades'
      ? tokens.flatMap((token) => gradeRow(token, row, date)).filter(meetsGrades(query))
      : tokens.flatMap((token) => signalRow(token, row, date)).filter(meetsSignal(query));
  });
}

function daysBetween({ from, to }: ClosesYear, start: string, end: string) {
  const first = Date.parse(start > from ? start : from);
  const last = Date.parse(end < to ? end : to);
  const count = Math.max(0, Math.round((last - first) / MS_PER_DAY) + 1);
  return Array.from({ length: count }, (_, back) => {
    const at = last - back * MS_PER_DAY;
    return { row: Math.round((at - Date.parse(from)) / MS_PER_DAY), date: new Date(at).toISOString().slice(0, 10) };
  });
}

function narrativesOf(year: ClosesYear, token: string, date: string): string[] {
  return year.narratives
    .filter(({ members }) =>
      members.some(
        (member) => member.token === token && member.from <= date && (member.to === null || date < member.to),
      ),
    )
    .map(({ id }) => id);
}

function gradeRow(token: ClosesToken, row: number, date: string) {
  const grade = token.grade[row] ?? null;
  return grade === null ? [] : [traderGradeRow(token, date, grade, token.grade[row - 1] ?? null)];
}

/** The forward record after costs, newest close first. */
export function recordRows(
  { times, nav_net: nav }: PerformanceHistory['record'],
  [start, end]: readonly [string, string],
): readonly object[] {
  const rows = times.flatMap((date, at) =>
    date < start || date > end ? [] : [performanceRow(ROTATION_ID, date, nav[at] as number, 1)],
  );
  return rows.reverse();
}

/** The trend of a past close is not kept. */
function signalRow(token: ClosesToken, row: number, date: string) {
  const signal = SIGNALS[token.signal[row]?.toLowerCase() as keyof typeof SIGNALS];
  const facts = { trend: null, grade: token.grade[row] ?? null };
  return signal === undefined ? [] : [tradingSignalRow(token, date, signal, facts)];
}

function performanceRows({ texts }: CompatQuery, year: ClosesYear, days: ReturnType<typeof daysBetween>): CompatRows {
  const id = texts.id ?? '';
  const narrative = year.narratives.find((row) => row.id === id);
  if (narrative === undefined) return { unknownId: id, known: [ROTATION_ID, ...year.narratives.map((row) => row.id)] };
  return days.flatMap(({ row, date }) => {
    const level = narrative.level[row] ?? null;
    return level === null ? [] : [performanceRow(id, date, level)];
  });
}
