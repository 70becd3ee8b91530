import type { Parameters } from '../../engine/parameters.ts';
import type { EpochDay } from '../day.ts';
import { describeGap, sourcesAgree } from './moveGate.ts';

interface Close {
  readonly day: EpochDay;
  readonly close: number;
}

/** What comparing two sources' closes of one token came to. */
export interface CrossCheck {
  /** Days both sources have. */
  readonly compared: number;
  /** Days on which they differ by more than 3%: neither close may be used. Ascending. */
  readonly quarantined: readonly { readonly day: EpochDay; readonly reason: string }[];
}

/** Compares closes where both sources have the day; volumes differ by scope and are not compared. */
export function crossCheck(first: readonly Close[], second: readonly Close[], params: Parameters): CrossCheck {
  const other = new Map(second.map((bar) => [bar.day, bar.close]));
  const both = first.flatMap(({ day, close }) => {
    const otherClose = other.get(day);
    return otherClose === undefined ? [] : [{ day, close, otherClose }];
  });
  const apart = both.filter(({ close, otherClose }) => !sourcesAgree(close, otherClose, params));
  return {
    compared: both.length,
    quarantined: apart
      .sort((a, b) => a.day - b.day)
      .map(({ day, close, otherClose }) => ({
        day,
        reason: describeGap(close, otherClose),
      })),
  };
}
