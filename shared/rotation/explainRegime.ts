import type { Parameters } from '../engine/parameters.ts';
import type { RegimeReading } from './regime.ts';
import type { Explanation } from './types.ts';

/**
 * Why the exposure changed from `before`: both tests, and the smaller of the changes (as fractions: of the benchmark's
 * price, of the eligible tokens) that would have turned one of those that decided it.
 */
export function explainRegime(regime: RegimeReading, before: number, params: Parameters): Explanation {
  const { benchmark, breadthShare, bars } = params.rotation;
  const lowered = regime.exposure < before;
  const routes: { readonly size: number; readonly words: string }[] = [];
  if (regime.benchmarkGap !== undefined && regime.btcAboveSma50 !== lowered) {
    const size = Math.abs(regime.benchmarkGap);
    routes.push({ size, words: `${benchmark} closing ${(100 * size).toFixed(2)}% ${lowered ? 'higher' : 'lower'}` });
  }
  if (regime.breadth !== undefined && regime.breadthAboveThreshold !== lowered) {
    const size = Math.abs(regime.breadth - breadthShare);
    const words = `${(100 * size).toFixed(2)}% of the eligible tokens more ${lowered ? 'above' : 'below'} their ${bars.tokenMean}-bar mean`;
    routes.push({ size, words });
  }
  routes.sort((a, b) => a.size - b.size);
  return {
    rule: 'rotation.regime',
    inputs: [
      { name: 'benchmark_gap_to_sma50', value: regime.benchmarkGap ?? null, threshold: 0 },
      { name: 'breadth', value: regime.breadth ?? null, threshold: breadthShare },
      { name: 'exposure', value: regime.exposure, threshold: null },
      { name: 'exposure_before', value: before, threshold: null },
    ],
    runnerUp: null,
    reversal: routes[0]?.words ?? null,
  };
}
