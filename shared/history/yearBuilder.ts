import type { ClosesYear } from '../contracts/closes.ts';
import { isoDateOf } from '../market/day.ts';
import type { HistoryContext, HistoryDay } from './historyDay.ts';
import { narrativeRows } from './narrativeRows.ts';
import { successionsOf } from './successions.ts';
import { tokenRows } from './tokenRows.ts';
import type { YearPart } from './yearPart.ts';

export interface YearBuilder {
  /** Appends a day: the one after the last, of the same year. */
  add(day: HistoryDay): void;
  /** The year as it stands; `add` may go on. */
  part(): YearPart;
}

/** Builds a calendar year day by day, anew or on from a stored part; the same days give the same part either way. */
export function yearBuilder(context: HistoryContext, year: number, before?: YearPart): YearBuilder {
  const closes = before?.closes;
  const tokens = tokenRows(context, closes?.tokens ?? []);
  const narratives = narrativeRows(context, closes?.narratives ?? [], before?.notes ?? []);
  const conversions = [...(closes?.conversions ?? [])];
  let from = closes?.from;
  let to = closes?.to;
  let closed = closes?.closed ?? '';

  return {
    add(day) {
      const date = isoDateOf(day.day);
      if (Number(date.slice(0, 4)) !== year || (to !== undefined && date <= to)) {
        throw new Error(`yearBuilder: ${date} does not follow ${to ?? 'nothing'} in ${year}`);
      }
      from ??= date;
      to = date;
      tokens.add(day, closed.length);
      narratives.add(day, closed.length);
      closed += day.decided === undefined ? '0' : '1';
      for (const { from: old, to: successor, ratio } of day.decided?.conversions ?? []) {
        const isKnown = conversions.some((row) => row.from === old && row.to === successor);
        if (!isKnown) conversions.push({ date, from: old, to: successor, ratio });
      }
    },
    part() {
      if (from === undefined || to === undefined) throw new Error('yearBuilder: a year without a day');
      const { registry, methodologyVersion, benchmark, startedOn } = context;
      const body: ClosesYear = {
        year,
        methodology_version: methodologyVersion,
        from,
        to,
        hypothetical_before: isoDateOf(registry.releasedOn),
        record_started_on: isoDateOf(startedOn),
        benchmark,
        closed,
        tokens: tokens.rows(),
        narratives: narratives.rows(),
        conversions: [...conversions],
        inheritance: successionsOf(registry),
      };
      return { closes: body, notes: narratives.notes() };
    },
  };
}
