import { solveCholesky } from '../stats/cholesky.ts';

/**
 * Steps towards the zero of a gradient by Broyden's method: the first is -H^-1 g with the Hessian whose Cholesky factor is
 * given, each later one also knows how the gradient answered the steps before. Call it with the gradient reached by
 * its own last step. Source: Kelley, "Iterative methods for linear and nonlinear equations", SIAM 1995, section 7.3.
 */
export function broydenSteps(factor: Float64Array): (gradient: Float64Array) => Float64Array {
  const steps: Float64Array[] = [];
  return (gradient) => {
    const step = gradient.map((value) => -value);
    solveCholesky(factor, step);
    for (let k = 0; k + 1 < steps.length; k++) {
      const own = steps[k] as Float64Array;
      addTimes(step, steps[k + 1] as Float64Array, dot(own, step) / dot(own, own));
    }
    const last = steps.at(-1);
    if (last !== undefined) {
      const scale = 1 / (1 - dot(last, step) / dot(last, last));
      for (let j = 0; j < step.length; j++) step[j] = (step[j] as number) * scale;
    }
    steps.push(step);
    return step;
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number);
  return sum;
}

function addTimes(into: Float64Array, values: Float64Array, factor: number): void {
  for (let j = 0; j < into.length; j++) into[j] = (into[j] as number) + factor * (values[j] as number);
}
