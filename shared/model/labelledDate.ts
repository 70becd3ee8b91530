import { addGram, packedSize } from './gram.ts';
import type { LabelledDate } from './logistic.ts';

/** A date ready to be fitted: `x` rows x width, `y` 0 / 1 by row. Its Gram matrix is found once, for every later refit. */
export function labelledDate(x: Float64Array, y: Uint8Array): LabelledDate {
  const width = x.length / y.length;
  const gram = new Float64Array(packedSize(width));
  addGram(x, width, new Float64Array(y.length).fill(1 / y.length), gram);
  return { x, y, gram };
}
