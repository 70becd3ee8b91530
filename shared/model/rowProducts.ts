/**
 * The two products of a fit's pass over its rows, four rows at a time: with one, each addition waits for the one before,
 * which costs a refit three times as long.
 */

/** beta_0 + beta . x_i of the first `rows` rows of `x` (row-major), into `out`. */
export function linearPredictors(x: Float64Array, beta: Float64Array, rows: number, out: Float64Array): void {
  const width = beta.length - 1;
  const intercept = beta[0] as number;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    let a = row * width;
    let [b, c, d] = [a + width, a + 2 * width, a + 3 * width];
    let [sumA, sumB, sumC, sumD] = [intercept, intercept, intercept, intercept];
    for (let j = 1; j <= width; j++, a++, b++, c++, d++) {
      const slope = beta[j] as number;
      sumA += slope * (x[a] as number);
      sumB += slope * (x[b] as number);
      sumC += slope * (x[c] as number);
      sumD += slope * (x[d] as number);
    }
    out[row] = sumA;
    out[row + 1] = sumB;
    out[row + 2] = sumC;
    out[row + 3] = sumD;
  }
  for (; row < rows; row++) {
    let sum = intercept;
    for (let j = 1, at = row * width; j <= width; j++, at++) sum += (beta[j] as number) * (x[at] as number);
    out[row] = sum;
  }
}

/** Adds sum_i w_i (1, x_i) over the first `rows` rows of `x` (row-major, `width` wide) to `into`. */
export function addWeightedRows(
  x: Float64Array,
  width: number,
  weights: Float64Array,
  rows: number,
  into: Float64Array,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const wa = weights[row] as number;
    const wb = weights[row + 1] as number;
    const wc = weights[row + 2] as number;
    const wd = weights[row + 3] as number;
    let a = row * width;
    let [b, c, d] = [a + width, a + 2 * width, a + 3 * width];
    into[0] = (into[0] as number) + wa + wb + wc + wd;
    for (let j = 1; j <= width; j++, a++, b++, c++, d++) {
      into[j] =
        (into[j] as number) +
        wa * (x[a] as number) +
        wb * (x[b] as number) +
        wc * (x[c] as number) +
        wd * (x[d] as number);
    }
  }
  for (; row < rows; row++) {
    const weight = weights[row] as number;
    into[0] = (into[0] as number) + weight;
    for (let j = 1, at = row * width; j <= width; j++, at++) {
      into[j] = (into[j] as number) + weight * (x[at] as number);
    }
  }
}
