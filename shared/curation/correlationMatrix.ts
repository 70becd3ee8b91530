import type { UnitResiduals } from '../market/unitResiduals.ts';

/** Correlations of all pairs of residuals, n x n row-major, 1 on the diagonal. */
export function correlationMatrix({ tokens, bars, values }: UnitResiduals): Float64Array {
  const n = tokens.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] = 1;
    for (let j = i + 1; j < n; j++) {
      let dot = 0;
      for (let bar = 0; bar < bars; bar++) {
        dot += (values[i * bars + bar] as number) * (values[j * bars + bar] as number);
      }
      matrix[i * n + j] = dot;
      matrix[j * n + i] = dot;
    }
  }
  return matrix;
}
