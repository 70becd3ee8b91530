import type { RecordedClose } from '../backtest/types.ts';
import type { Panel } from '../market/panel.ts';
import type { RotationClose } from '../rotation/rotationClose.ts';

/** What the rotation reads of one published close, whatever its parameters, and what a record keeps of it. */
export interface WhatIfClose {
  readonly rotation: RotationClose;
  readonly kept: Omit<RecordedClose, 'rotation' | 'tranches'>;
  /** Tokens found dead at this close and not at the one before. */
  readonly died: readonly string[];
}

/** Published history, laid out once for any number of runs. Days that were passed over are not among the closes. */
export interface WhatIfHistory {
  readonly panel: Panel;
  /** Ascending by day. */
  readonly closes: readonly WhatIfClose[];
}
