/** Ordinary least squares with an intercept. */
export interface OlsFit {
  readonly intercept: number;
  /** One per regressor, in the order given. */
  readonly coefficients: readonly number[];
  /** y - fitted, one per row of y; NaN where a row was skipped. */
  readonly residuals: Float64Array;
  /** sqrt(sum residual^2 / (n - ddof)) over the n rows used. */
  readonly residualSd: number;
  readonly rowsUsed: number;
}

/** A pivot below this share of its regressor's own variation counts as collinear; an sd below this share of the mean as none. */
const COLLINEAR = 1e-12;

/**
 * OLS of y on a few regressors of the same length. Rows with a NaN anywhere are skipped. Solved on centred cross
 * products by Gaussian elimination with pivots on the diagonal, enough for a handful of regressors over tens to
 * hundreds of rows. Undefined when no degree of freedom is left (n <= ddof or n <= regressors + 1) or a regressor is
 * constant or collinear.
 */
export function ols(y: ArrayLike<number>, regressors: readonly ArrayLike<number>[], ddof: number): OlsFit | undefined {
  const rows = completeRows(y, regressors);
  const n = rows.length;
  const k = regressors.length;
  if (n <= ddof || n <= k + 1) return undefined;
  const columns = [...regressors, y].map((column) => centred(column, rows));
  const system: number[][] = [];
  for (let i = 0; i < k; i++) {
    system.push(columns.map((column) => dot((columns[i] as Centred).values, column.values)));
  }
  const varies = columns
    .slice(0, k)
    .every((x, i) => ((system[i] as number[])[i] as number) > n * (COLLINEAR * x.mean) ** 2);
  const coefficients = varies ? solve(system) : undefined;
  if (coefficients === undefined) return undefined;
  const target = columns[k] as Centred;
  let intercept = target.mean;
  for (let i = 0; i < k; i++) intercept -= (coefficients[i] as number) * (columns[i] as Centred).mean;

  const residuals = new Float64Array(y.length).fill(Number.NaN);
  let sumOfSquares = 0;
  for (let r = 0; r < n; r++) {
    let residual = target.values[r] as number;
    for (let i = 0; i < k; i++) {
      residual -= (coefficients[i] as number) * ((columns[i] as Centred).values[r] as number);
    }
    residuals[rows[r] as number] = residual;
    sumOfSquares += residual * residual;
  }
  return { intercept, coefficients, residuals, residualSd: Math.sqrt(sumOfSquares / (n - ddof)), rowsUsed: n };
}

interface Centred {
  readonly mean: number;
  readonly values: Float64Array;
}

function completeRows(y: ArrayLike<number>, regressors: readonly ArrayLike<number>[]): number[] {
  const rows: number[] = [];
  for (let r = 0; r < y.length; r++) {
    if (Number.isNaN(y[r]) || regressors.some((x) => Number.isNaN(x[r]))) continue;
    rows.push(r);
  }
  return rows;
}

function centred(column: ArrayLike<number>, rows: readonly number[]): Centred {
  let sum = 0;
  for (const r of rows) sum += column[r] as number;
  const mean = sum / rows.length;
  return { mean, values: Float64Array.from(rows, (r) => (column[r] as number) - mean) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Solves the k x (k + 1) augmented symmetric positive system in place; undefined when it is singular. */
function solve(system: number[][]): number[] | undefined {
  const k = system.length;
  const scales = system.map((row, i) => row[i] as number);
  for (let i = 0; i < k; i++) {
    const pivotRow = system[i] as number[];
    const pivot = pivotRow[i] as number;
    if (!(pivot > COLLINEAR * (scales[i] as number))) return undefined;
    for (let j = i + 1; j < k; j++) {
      const row = system[j] as number[];
      const factor = (row[i] as number) / pivot;
      for (let c = i; c <= k; c++) row[c] = (row[c] as number) - factor * (pivotRow[c] as number);
    }
  }
  const solution = new Array<number>(k).fill(0);
  for (let i = k - 1; i >= 0; i--) {
    const row = system[i] as number[];
    let value = row[k] as number;
    for (let c = i + 1; c < k; c++) value -= (row[c] as number) * (solution[c] as number);
    solution[i] = value / (row[i] as number);
  }
  return solution;
}
