import { emptyGradeState } from '../grades/emptyGradeState.ts';
import { EMPTY_MODEL_STATE } from '../model/emptyModelState.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import type { Parameters } from './parameters.ts';
import type { EngineState } from './types.ts';

/** The state before the first close: no index, no grade, no signal, all cash. */
export function emptyState(params: Parameters): EngineState {
  return {
    methodologyVersion: params.methodologyVersion,
    day: null,
    skippedDays: [],
    eligible: [],
    indices: {},
    yearBase: null,
    grades: emptyGradeState(),
    tokenSignals: {},
    narrativeSignals: {},
    heat: {},
    model: EMPTY_MODEL_STATE,
    rotation: emptyRotationState(params),
  };
}
