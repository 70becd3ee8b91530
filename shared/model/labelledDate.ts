import { addGram, packedSize } from './gram.ts';
import type { LabelledDate } from './logistic.ts';
import { addWeightedRows } from './rowProducts.ts';

/**
 * A date ready to be fitted: `x` rows x width, `y` 0 / 1 by row. Its Gram matrix and its part of the gradient at zero are
 * found once, for every later refit.
 */
export function labelledDate(x: Float64Array, y: Uint8Array): LabelledDate {
  const width = x.length / y.length;
  const gram = new Float64Array(packedSize(width));
  addGram(x, width, new Float64Array(y.length).fill(1 / y.length), gram);
  const pull = new Float64Array(width + 1);
  addWeightedRows(
    x,
    width,
    Float64Array.from(y, (label) => (0.5 - label) / y.length),
    y.length,
    pull,
  );
  return { x, y, gram, pull };
}
