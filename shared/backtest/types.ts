import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { Registry } from '../registry/types.ts';
import type { RotationFact, Tranche } from '../rotation/types.ts';
import type { SignalName } from '../signals/types.ts';
import type { TokenColumn } from './tokenColumn.ts';

/** What a back-test runs on. The panel begins with the file (warm-up) and ends with `to`; costs and size are in `params`. */
export interface BacktestInput {
  readonly panel: Panel;
  readonly registry: Registry;
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly params: Parameters;
}

/** What is kept of one close of the period. */
export interface RecordedClose {
  readonly day: EpochDay;
  readonly row: number;
  readonly rotation: RotationFact;
  /** The seven sleeves after the close. */
  readonly tranches: readonly (Tranche | null)[];
  /** Tokens that turned bearish or died at this close: every holder of one sells. Ascending. */
  readonly leaving: readonly string[];
  readonly grades: TokenColumn<number>;
  /** Uncalibrated output of the published model by token, as issued; undefined where nothing was predicted. */
  readonly modelScores: TokenColumn<number> | undefined;
  readonly signals: TokenColumn<SignalName>;
  /** Narratives that have an index, with its level and whether it may be held. */
  readonly indices: readonly { readonly narrative: string; readonly level: number; readonly tradable: boolean }[];
  /** By token position of the panel; NaN = unknown. */
  readonly advUsd: Float64Array;
  readonly capUsd: Float64Array;
  /** Tokens members of a narrative and eligible, and those that may be entered; ascending. */
  readonly eligible: readonly string[];
  readonly tradable: readonly string[];
}

/** What a configuration of the research log made of the same period, net of costs, 1 at the first close. */
export interface TrialPath {
  readonly configuration: string;
  readonly navNet: Float64Array;
}

export interface BacktestRecord extends BacktestInput {
  /** Closes of `[from, to]` with coverage, ascending; the portfolio is in cash at the first. */
  readonly closes: readonly RecordedClose[];
  /** Days of `[from, to]` passed over for want of coverage. */
  readonly skippedDays: readonly EpochDay[];
  /** Configurations of the research log that were run beside it; absent where none were asked for. */
  readonly trials?: readonly TrialPath[];
}
