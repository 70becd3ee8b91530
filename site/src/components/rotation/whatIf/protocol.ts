import type { DecisionRow } from '../../../../../shared/contracts/rotation.ts';
import type { WhatIfResult } from '../../../../../shared/whatif/runWhatIf.ts';
import type { WhatIfSettings } from '../../../../../shared/whatif/settings.ts';

/** What the page asks of the worker: one run, or without settings the moves of the rules. Years are fetched once and kept. */
export interface Ask {
  readonly settings: WhatIfSettings | undefined;
  /** Years of closes the period and its windows lie in, ascending. */
  readonly years: readonly number[];
  /** Epoch days. */
  readonly from: number;
  readonly to: number;
}

/** What it says: how far it is, then the result or why there is none. */
export type Say =
  | { readonly kind: 'progress'; readonly what: 'loading' | 'running'; readonly share: number }
  | { readonly kind: 'done'; readonly result: WhatIfResult; readonly baseline: WhatIfResult }
  | { readonly kind: 'moves'; readonly moves: readonly DecisionRow[] }
  | { readonly kind: 'failed'; readonly reason: string };
