import type { RecordedClose } from '../backtest/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { Registry } from '../registry/types.ts';
import type { RotationClose } from '../rotation/rotationClose.ts';

/** What the rotation reads of one published close, whatever its parameters, and what a record keeps of it. */
export interface WhatIfClose {
  readonly rotation: RotationClose;
  readonly kept: Omit<RecordedClose, 'rotation' | 'tranches'>;
}

/** Published history, laid out once for any number of runs. Days without coverage are simply not there. */
export interface WhatIfHistory {
  readonly panel: Panel;
  readonly registry: Registry;
  /** Ascending by day. */
  readonly closes: readonly WhatIfClose[];
}

/** One token at a published close; `undefined` = not known then. US dollars, points. */
export interface PublishedToken {
  readonly token: string;
  readonly close: number | undefined;
  readonly quarantined: boolean;
  readonly grade: number | undefined;
  readonly signal: 'bullish' | 'neutral' | 'bearish' | undefined;
  readonly advUsd: number | undefined;
  readonly capUsd: number | undefined;
  readonly eligible: boolean;
  readonly tradable: boolean;
}

/** One published close as a history is built from it. */
export interface PublishedClose {
  readonly day: EpochDay;
  readonly tokens: readonly PublishedToken[];
  /** Narratives that have an index at this close. */
  readonly narratives: readonly { readonly narrative: string; readonly level: number; readonly tradable: boolean }[];
}
