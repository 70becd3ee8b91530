import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { fitModel } from './fitModel.ts';
import { EMPTY_TRAINING_SET, extendTrainingSet, type TrainingSet } from './trainingSet.ts';
import type { ModelArtefact, ModelFact } from './types.ts';

/** What a driver of the fold carries between closes so that the model can learn; the fold's own state does not hold it. */
export interface Learning {
  readonly training: TrainingSet;
  /** The fit in force. */
  readonly artefact: ModelArtefact | undefined;
}

export const NOTHING_LEARNT: Learning = { training: EMPTY_TRAINING_SET, artefact: undefined };

/**
 * Before a close: the refit, where one is due. It can run as soon as the close before is done, because the embargo keeps
 * the close itself out of it.
 */
export function beforeClose(learning: Learning, day: EpochDay, params: Parameters): Learning {
  const refit = fitModel(learning.training.dates, day, learning.artefact, params);
  return refit === undefined ? learning : { ...learning, artefact: refit };
}

/** After a close: its features wait for their outcome, and the outcomes it brought are learnt from. */
export function afterClose(learning: Learning, fact: ModelFact, params: Parameters): Learning {
  return { ...learning, training: extendTrainingSet(learning.training, fact, params) };
}
