import type { Parameters } from '../engine/parameters.ts';
import type { RegimeReading } from './regime.ts';
import { roundedBeyond } from './roundedUp.ts';
import type { Explanation } from './types.ts';

/** A change that would turn one of the two tests; sizes are fractions of the benchmark's price, of the eligible tokens. */
interface Route {
  readonly size: number;
  readonly words: string;
}

/**
 * Why the exposure changed from `before`: both tests, and what would have left it there. One level apart that is the
 * smaller of the changes that turn a test which decided it; two levels apart it takes both.
 */
export function explainRegime(regime: RegimeReading, before: number, params: Parameters): Explanation {
  const { breadthShare, exposure } = params.rotation;
  const routes = routesOf(regime, regime.exposure < before, params);
  const holding = Number(regime.btcAboveSma50) + Number(regime.breadthAboveThreshold);
  const apart = Math.min(...exposure.flatMap((one, tests) => (one === before ? [Math.abs(tests - holding)] : [])));
  return {
    rule: 'rotation.regime',
    inputs: [
      { name: 'benchmark_gap_to_sma50', value: regime.benchmarkGap ?? null, threshold: 0 },
      { name: 'breadth', value: regime.breadth ?? null, threshold: breadthShare },
      { name: 'exposure', value: regime.exposure, threshold: null },
      { name: 'exposure_before', value: before, threshold: null },
    ],
    runnerUp: null,
    reversal:
      routes.length < apart
        ? null
        : routes
            .slice(0, apart)
            .map(({ words }) => words)
            .join(' and '),
  };
}

/** What turns each test that lowered the exposure (or raised it), the smaller change first. */
function routesOf(regime: RegimeReading, lowered: boolean, { rotation }: Parameters): readonly Route[] {
  const { benchmark, breadthShare, bars } = rotation;
  const routes: Route[] = [];
  if (regime.benchmarkGap !== undefined && regime.btcAboveSma50 !== lowered) {
    const size = Math.abs(regime.benchmarkGap);
    const words = `${benchmark} closing ${roundedBeyond(100 * size, 2)}% ${lowered ? 'higher' : 'lower'}`;
    routes.push({ size, words });
  }
  if (regime.breadth !== undefined && regime.breadthAboveThreshold !== lowered) {
    const size = Math.abs(regime.breadth - breadthShare);
    const words = `${roundedBeyond(100 * size, 2)}% of the eligible tokens more ${lowered ? 'above' : 'below'} their ${bars.tokenMean}-bar mean`;
    routes.push({ size, words });
  }
  return routes.sort((a, b) => a.size - b.size);
}
