import type { EpochDay } from '../market/day.ts';

/** Days `[from, to)`; `to` null = open. */
export interface Span {
  readonly from: EpochDay;
  readonly to: EpochDay | null;
}

/** Whether `day` lies in the span. */
export function covers(span: Span, day: EpochDay): boolean {
  return day >= span.from && (span.to === null || day < span.to);
}

/** Whether two spans share a day. */
export function overlaps(a: Span, b: Span): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}
