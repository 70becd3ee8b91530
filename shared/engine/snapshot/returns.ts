import { relativeRoi } from '../../indices/relativeRoi.ts';

/** The published windows, in hours; year to date has its own base. */
export const WINDOW_HOURS = { h24: 24, d7: 168, d30: 720 } as const;
export type Window = keyof typeof WINDOW_HOURS | 'ytd';

/** Base values of one series for each window: what it was worth then; undefined where it is younger. */
export type Bases = { readonly [W in Window]: number | undefined };

/** Simple returns by window as fractions, null where the series is younger than the window. */
export type RoiSet = { [W in Window]: number | null };

/** Return over each window from its base to `now`. */
export function roiSet(now: number | undefined, bases: Bases): RoiSet {
  const roi = (base: number | undefined): number | null =>
    now === undefined || base === undefined || base <= 0 ? null : now / base - 1;
  return { h24: roi(bases.h24), d7: roi(bases.d7), d30: roi(bases.d30), ytd: roi(bases.ytd) };
}

/** Return relative to a benchmark's over the same windows: (1 + r) / (1 + r_b) - 1. */
export function relativeRoiSet(own: RoiSet, benchmark: RoiSet): RoiSet {
  const relative = (r: number | null, b: number | null): number | null =>
    r === null || b === null || b <= -1 ? null : relativeRoi(r, b);
  return {
    h24: relative(own.h24, benchmark.h24),
    d7: relative(own.d7, benchmark.d7),
    d30: relative(own.d30, benchmark.d30),
    ytd: relative(own.ytd, benchmark.ytd),
  };
}
