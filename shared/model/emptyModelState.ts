import type { ModelState } from './types.ts';

/** Before the first close: nothing pending, nothing judged, no skill. */
export const EMPTY_MODEL_STATE: ModelState = {
  pending: [],
  weeks: [],
  slopes: { logistic: 0, trees: 0 },
  published: 'logistic',
  omega: 0,
};
