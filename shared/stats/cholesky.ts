/**
 * Cholesky factor L (row-major, lower triangle) of a symmetric positive definite k x k matrix given by its upper triangle
 * packed row by row. Undefined when the matrix is not positive definite.
 */
export function cholesky(packedUpper: Float64Array, k: number): Float64Array | undefined {
  const factor = new Float64Array(k * k);
  for (let column = 0, at = 0; column < k; column++) {
    for (let row = column; row < k; row++, at++) {
      let value = packedUpper[at] as number;
      for (let i = 0; i < column; i++) value -= (factor[row * k + i] as number) * (factor[column * k + i] as number);
      if (row > column) factor[row * k + column] = value / (factor[column * k + column] as number);
      else if (value > 0) factor[row * k + column] = Math.sqrt(value);
      else return undefined;
    }
  }
  return factor;
}

/** Solves L L' x = b in place of b, L as `cholesky` gives it. */
export function solveCholesky(factor: Float64Array, b: Float64Array): void {
  const k = b.length;
  for (let row = 0; row < k; row++) {
    let value = b[row] as number;
    for (let i = 0; i < row; i++) value -= (factor[row * k + i] as number) * (b[i] as number);
    b[row] = value / (factor[row * k + row] as number);
  }
  for (let row = k - 1; row >= 0; row--) {
    let value = b[row] as number;
    for (let i = row + 1; i < k; i++) value -= (factor[i * k + row] as number) * (b[i] as number);
    b[row] = value / (factor[row * k + row] as number);
  }
}
