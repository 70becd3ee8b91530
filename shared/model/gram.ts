/** Cells of the packed upper triangle of a symmetric matrix over an intercept and `width` features. */
export const packedSize = (width: number): number => ((width + 1) * (width + 2)) / 2;

/**
 * Adds sum_i w_i v_i v_i' to `into`, where v_i is 1 followed by row i of `x` (row-major, `width` wide); upper triangle
 * packed row by row. `weights` one per row.
 */
export function addGram(x: Float64Array, width: number, weights: Float64Array, into: Float64Array): void {
  const rows = weights.length;
  let row = 0;
  // Four rows at a time: a cell is read and written once for four products, which is what this loop costs.
  for (; row + 4 <= rows; row += 4) addFourRows(x, width, row, weights, into);
  for (; row < rows; row++) addRow(x, width, row, weights[row] as number, into);
}

function addFourRows(x: Float64Array, width: number, row: number, weights: Float64Array, into: Float64Array): void {
  const [a, b, c, d] = [row * width, (row + 1) * width, (row + 2) * width, (row + 3) * width];
  const wa = weights[row] as number;
  const wb = weights[row + 1] as number;
  const wc = weights[row + 2] as number;
  const wd = weights[row + 3] as number;
  let at = 0;
  into[at] = (into[at] as number) + wa + wb + wc + wd;
  at++;
  for (let j = 0; j < width; j++, at++) {
    into[at] =
      (into[at] as number) +
      wa * (x[a + j] as number) +
      wb * (x[b + j] as number) +
      wc * (x[c + j] as number) +
      wd * (x[d + j] as number);
  }
  for (let i = 0; i < width; i++) {
    const va = wa * (x[a + i] as number);
    const vb = wb * (x[b + i] as number);
    const vc = wc * (x[c + i] as number);
    const vd = wd * (x[d + i] as number);
    for (let j = i; j < width; j++, at++) {
      into[at] =
        (into[at] as number) +
        va * (x[a + j] as number) +
        vb * (x[b + j] as number) +
        vc * (x[c + j] as number) +
        vd * (x[d + j] as number);
    }
  }
}

function addRow(x: Float64Array, width: number, row: number, weight: number, into: Float64Array): void {
  const start = row * width;
  let at = 0;
  into[at] = (into[at] as number) + weight;
  at++;
  for (let j = 0; j < width; j++, at++) into[at] = (into[at] as number) + weight * (x[start + j] as number);
  for (let i = 0; i < width; i++) {
    const value = weight * (x[start + i] as number);
    for (let j = i; j < width; j++, at++) into[at] = (into[at] as number) + value * (x[start + j] as number);
  }
}
