import { cholesky } from '../stats/cholesky.ts';
import { sigmoid } from '../stats/sigmoid.ts';
import { broydenSteps } from './broydenSteps.ts';
import { addGram, packedSize } from './gram.ts';
import { addWeightedRows, linearPredictors } from './rowProducts.ts';

/** One date's labelled cross-section. */
export interface LabelledDate {
  /** Rows x width, row-major, no NaN. */
  readonly x: Float64Array;
  /** 0 or 1 by row. */
  readonly y: Uint8Array;
  /** Mean over the rows of (1, x)(1, x)': upper triangle packed row by row (`addGram`). */
  readonly gram: Float64Array;
  /** Mean over the rows of (1, x)(1/2 - y): its part of the gradient at zero. */
  readonly pull: Float64Array;
}

export interface LogisticSettings {
  readonly lambda: number;
  /** The fit ends when the largest absolute entry of the gradient is below this. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** A step that leaves more than this share of the gradient calls for the exact Hessian. */
  readonly slowShare: number;
}

export interface LogisticFit {
  readonly intercept: number;
  /** One per feature, in column order. */
  readonly coefficients: Float64Array;
  readonly iterations: number;
  readonly maxGradient: number;
}

/**
 * L2 logistic regression over dates of tokens: minimises mean_d mean_i logloss + (lambda / 2) |beta|^2, intercept free, to
 * max |gradient| < tolerance. Always starts at zero, so equal data give equal bits, whatever was fitted before.
 * Newton's method, except that the Hessian at zero, and what Broyden's updates learn from the steps, stand in for the exact
 * one while each step still shrinks the gradient enough: a quarter of the Gram matrix bounds every Hessian of this loss, so
 * its steps cannot overshoot (Bohning and Lindsay, Annals of the Institute of Statistical Mathematics 40, 1988), and at the
 * small effects of returns a pass over the rows gains several digits.
 * Throws when there is nothing to fit, when features are collinear at lambda = 0, or without convergence.
 */
export function logistic(dates: readonly LabelledDate[], width: number, settings: LogisticSettings): LogisticFit {
  if (dates.length === 0) throw new Error('logistic: no dates to fit');
  const beta = new Float64Array(width + 1);
  const gradient = gradientAtZero(dates, width);
  const bound = factorOf(boundHessian(dates, width), settings, width);
  let solver = broydenSteps(bound);
  let before = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration <= settings.maxIterations; iteration++) {
    if (iteration > 0) computeGradient(dates, beta, settings.lambda, gradient);
    const size = largest(gradient);
    if (size < settings.tolerance) {
      return {
        intercept: beta[0] as number,
        coefficients: beta.slice(1),
        iterations: iteration,
        maxGradient: size,
      };
    }
    if (size > before) solver = broydenSteps(bound);
    else if (size > settings.slowShare * before) {
      solver = broydenSteps(factorOf(exactHessian(dates, beta), settings, width));
    }
    before = size;
    const step = solver(gradient);
    for (let j = 0; j < beta.length; j++) beta[j] = (beta[j] as number) + (step[j] as number);
  }
  throw new Error(`logistic: no convergence in ${settings.maxIterations} iterations, gradient ${before}`);
}

/** Gradient at beta = 0, where lambda says nothing: from what each date knows, no pass over rows. */
function gradientAtZero(dates: readonly LabelledDate[], width: number): Float64Array {
  const gradient = new Float64Array(width + 1);
  for (const { pull } of dates) {
    for (let j = 0; j < gradient.length; j++) gradient[j] = (gradient[j] as number) + (pull[j] as number);
  }
  return gradient.map((value) => value / dates.length);
}

/** Gradient at beta (intercept first) into `gradient`. */
function computeGradient(
  dates: readonly LabelledDate[],
  beta: Float64Array,
  lambda: number,
  gradient: Float64Array,
): void {
  for (let j = 0; j < beta.length; j++) gradient[j] = j === 0 ? 0 : lambda * (beta[j] as number);
  const errors = new Float64Array(largestDate(dates));
  for (const { x, y } of dates) {
    linearPredictors(x, beta, y.length, errors);
    const weight = 1 / (dates.length * y.length);
    for (let row = 0; row < y.length; row++) {
      errors[row] = weight * (sigmoid(errors[row] as number) - (y[row] as number));
    }
    addWeightedRows(x, beta.length - 1, errors, y.length, gradient);
  }
}

/** Hessian of the mean loss at zero, where every p (1 - p) is a quarter: from the dates' Gram matrices, no pass over rows. */
function boundHessian(dates: readonly LabelledDate[], width: number): Float64Array {
  const hessian = new Float64Array(packedSize(width));
  for (const { gram } of dates) {
    for (let i = 0; i < hessian.length; i++) hessian[i] = (hessian[i] as number) + (gram[i] as number);
  }
  for (let i = 0; i < hessian.length; i++) hessian[i] = (hessian[i] as number) / (4 * dates.length);
  return hessian;
}

function exactHessian(dates: readonly LabelledDate[], beta: Float64Array): Float64Array {
  const width = beta.length - 1;
  const hessian = new Float64Array(packedSize(width));
  const weights = new Float64Array(largestDate(dates));
  for (const { x, y } of dates) {
    linearPredictors(x, beta, y.length, weights);
    for (let row = 0; row < y.length; row++) {
      const p = sigmoid(weights[row] as number);
      weights[row] = (p * (1 - p)) / (dates.length * y.length);
    }
    addGram(x, width, weights.subarray(0, y.length), hessian);
  }
  return hessian;
}

/** Cholesky factor of the Hessian of the whole objective: lambda on the diagonal of every feature, none on the intercept. */
function factorOf(hessian: Float64Array, settings: LogisticSettings, width: number): Float64Array {
  for (let j = 1, at = width + 1; j <= width; at += width + 1 - j, j++) {
    hessian[at] = (hessian[at] as number) + settings.lambda;
  }
  const factor = cholesky(hessian, width + 1);
  if (factor === undefined) throw new Error('logistic: the features are collinear; a lambda above zero is needed');
  return factor;
}

const largestDate = (dates: readonly LabelledDate[]): number =>
  dates.reduce((max, { y }) => Math.max(max, y.length), 0);

function largest(values: Float64Array): number {
  let max = 0;
  for (let i = 0; i < values.length; i++) max = Math.max(max, Math.abs(values[i] as number));
  return max;
}
