import type { RecordedClose } from '../backtest/types.ts';
import type { Parameters } from '../engine/parameters.ts';
import { advanceRotation } from '../rotation/advanceRotation.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import type { WhatIfClose } from './types.ts';

const PROGRESS_EVERY = 32;

/** The rotation close by close from cash, as the engine's own back-test runs it. `onProgress` is told the share done. */
export function rotationOver(
  closes: readonly WhatIfClose[],
  params: Parameters,
  onProgress: (share: number) => void = () => {},
): readonly RecordedClose[] {
  let state = emptyRotationState(params);
  return closes.map((close, i) => {
    const step = advanceRotation(state, close.rotation, params);
    state = step.state;
    if (i % PROGRESS_EVERY === 0) onProgress(i / closes.length);
    return { ...close.kept, rotation: step.fact, tranches: state.tranches };
  });
}
