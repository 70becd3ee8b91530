/** Residuals of some tokens over one window, each with mean 0 and sum of squares 1: a dot product is a correlation. */
export interface UnitResiduals {
  /** Tokens with a residual, in the order given. */
  readonly tokens: readonly string[];
  readonly bars: number;
  /** Tokens x bars, row-major; 0 where a bar is missing. */
  readonly values: Float64Array;
}

/** A sum of squares left below this share of the whole is rounding, not variation. */
const COLLINEAR = 1e-12;

/**
 * Residuals of each token's returns from an OLS with intercept on the benchmark and the equal-weight market, the mean of
 * all tokens given (methodology section 1). `returnsOf` and `benchmark` hold `bars` returns, NaN = missing. A bar without
 * the benchmark counts for nobody; a token needs `minShare` of the bars and some movement of its own, else it is left out.
 * With every bar present the three steps of Gram-Schmidt are shared by all tokens; only a token with gaps has its own.
 */
export function unitResiduals(
  tokens: readonly string[],
  returnsOf: (token: string) => Float64Array,
  benchmark: Float64Array,
  minShare: number,
): UnitResiduals {
  const bars = benchmark.length;
  const returns = tokens.map(returnsOf);
  const market = equalWeight(returns, bars);
  const rows = presentRows([benchmark, market], bars);
  const needed = Math.max(4, minShare * bars);
  const kept: string[] = [];
  const values = new Float64Array(tokens.length * bars);
  if (rows.length < needed) return { tokens: kept, bars, values: values.subarray(0, 0) };

  const shared = basisOf([benchmark, market], rows, bars);
  returns.forEach((own, i) => {
    const into = values.subarray(kept.length * bars, (kept.length + 1) * bars);
    const ownRows = presentAmong(own, rows);
    if (ownRows.length < needed) return;
    const basis = ownRows.length === rows.length ? shared : basisOf([benchmark, market], ownRows, bars);
    if (writeUnitResidual(own, ownRows, basis, into)) kept.push(tokens[i] as string);
    else into.fill(0);
  });
  return { tokens: kept, bars, values: values.subarray(0, kept.length * bars) };
}

/** Mean over the tokens present at each bar; NaN where none is. */
function equalWeight(returns: readonly Float64Array[], bars: number): Float64Array {
  const sums = new Float64Array(bars);
  const counts = new Float64Array(bars);
  for (const own of returns) {
    for (let bar = 0; bar < bars; bar++) {
      const value = own[bar] as number;
      if (Number.isNaN(value)) continue;
      sums[bar] = (sums[bar] as number) + value;
      counts[bar] = (counts[bar] as number) + 1;
    }
  }
  // 0 / 0 is the NaN wanted.
  return sums.map((sum, bar) => sum / (counts[bar] as number));
}

function presentRows(columns: readonly Float64Array[], bars: number): Int32Array {
  const rows = new Int32Array(bars);
  let count = 0;
  for (let bar = 0; bar < bars; bar++) if (columns.every((column) => !Number.isNaN(column[bar]))) rows[count++] = bar;
  return rows.subarray(0, count);
}

function presentAmong(own: Float64Array, rows: Int32Array): Int32Array {
  let missing = 0;
  for (let i = 0; i < rows.length; i++) if (Number.isNaN(own[rows[i] as number])) missing++;
  return missing === 0 ? rows : rows.filter((bar) => !Number.isNaN(own[bar]));
}

/** Orthonormal, centred versions of the regressors over `rows`; one that adds no direction of its own is left out. */
function basisOf(regressors: readonly Float64Array[], rows: Int32Array, bars: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const regressor of regressors) {
    const direction = new Float64Array(bars);
    if (writeUnitResidual(regressor, rows, basis, direction)) basis.push(direction);
  }
  return basis;
}

/** Writes `own` over `rows`, centred, without its part along `basis`, at length 1; false where nothing is left. */
function writeUnitResidual(
  own: Float64Array,
  rows: Int32Array,
  basis: readonly Float64Array[],
  into: Float64Array,
): boolean {
  const n = rows.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += own[rows[i] as number] as number;
  const mean = sum / n;
  let whole = 0;
  for (let i = 0; i < n; i++) {
    const row = rows[i] as number;
    const value = (own[row] as number) - mean;
    into[row] = value;
    whole += value * value;
  }
  for (const direction of basis) {
    let along = 0;
    for (let i = 0; i < n; i++) along += (into[rows[i] as number] as number) * (direction[rows[i] as number] as number);
    for (let i = 0; i < n; i++) {
      const row = rows[i] as number;
      into[row] = (into[row] as number) - along * (direction[row] as number);
    }
  }
  let left = 0;
  for (let i = 0; i < n; i++) left += (into[rows[i] as number] as number) ** 2;
  // A constant series differs from its own mean by rounding only: measured against its size, that is nothing.
  if (!(left > COLLINEAR * whole) || !(whole > n * (COLLINEAR * mean) ** 2)) return false;
  const scale = 1 / Math.sqrt(left);
  for (let i = 0; i < n; i++) {
    const row = rows[i] as number;
    into[row] = (into[row] as number) * scale;
  }
  return true;
}
