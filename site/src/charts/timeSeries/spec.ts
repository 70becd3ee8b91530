/** One line (or layer) of a time-series chart: one value per time, null = none then. */
export interface ChartSeries {
  readonly name: string;
  /** What stands at the end of the line and on narrow screens, e.g. BTC. */
  readonly short: string;
  /** A custom property of tokens.css, e.g. `--series-1`. */
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** The line the chart is about: thicker, and drawn over the others. */
  readonly main?: boolean;
}

/** Something that happened at a time, drawn on the main line: an arrow up, an arrow down, or a square; or as a tick on the time axis. */
export interface ChartMark {
  readonly time: string;
  readonly kind: 'up' | 'down' | 'level' | 'tick';
  /** Of a tick: its height, as a share of the tallest. */
  readonly size?: number;
  /** In words, for the read-out. */
  readonly label: string;
}

export interface ChartSpec {
  /** ISO dates or instants, ascending; what a date means is the caller's to say. */
  readonly times: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly marks?: readonly ChartMark[] | undefined;
  /** Rows before this ISO date were not known in advance: drawn dashed. */
  readonly hypotheticalBefore?: string | undefined;
  /** 'log' needs positive values: equal ratios are equal heights. */
  readonly scale: 'linear' | 'log';
  /** Layers on top of each other, as shares of a whole; the first lies lowest. */
  readonly stacked?: boolean;
  /** Names of two series between which the chart is tinted: the ends of an interval. */
  readonly band?: { readonly low: string; readonly high: string } | undefined;
  /** A horizontal line to compare with, e.g. 1 = the start. */
  readonly baseline?: number;
  /** A value as a reader reads it, in the read-out and in the table. */
  format(value: number): string;
  /** The same, shorter, on the axis; `format` without it. */
  tick?(value: number): string;
}
