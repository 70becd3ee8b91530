/** One measured number, in its own unit, with what the product asks of it. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'bytes' | 'requests/s' | '%' | 'a scan' | 'shift' | 'ratio';
  /** The value has to stay below (bytes, times) or reach it (rates); absent = only reported. */
  readonly limit?: { readonly below: number } | { readonly atLeast: number };
  /** How many runs the value is the median of; of a rate, the draws it was counted over. */
  readonly runs: number;
}

/** A number the product promises, measured on this machine. */
export interface Benchmark {
  /** How it is asked for on the command line. */
  readonly name: string;
  readonly title: string;
  /** `say` prints a line of detail as soon as it is known. Rejects when the thing measured does not work. */
  run(say: (line: string) => void): Promise<readonly Figure[]>;
}

/** Whether a figure is what was asked; undefined where nothing was. */
export function holds({ value, limit }: Figure): boolean | undefined {
  if (limit === undefined) return undefined;
  return 'below' in limit ? value < limit.below : value >= limit.atLeast;
}
