import type { Parameters } from '../engine/parameters.ts';

/** The newest value of a stored series in its own unit; undefined where it was not measured. */
export function newestOf(series: readonly (number | null)[], params: Parameters): number | undefined {
  const stored = series.at(-1);
  return stored === null || stored === undefined ? undefined : stored / 10 ** params.heat.storedDecimals;
}
